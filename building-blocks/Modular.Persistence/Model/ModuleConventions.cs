using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence.Postgres;

namespace Modular.Persistence;

/// <summary>What holds for the model of every module: typed ids, UTC times, enums as text, versions, and the tables that each module has.</summary>
internal static class ModuleConventions
{
    /// <summary>PostgreSQL's collation that compares as SQLite and C#'s ordinal comparison do, whatever the database's own.</summary>
    private const string ByCodePoint = "C";

    /// <summary>Says how values are stored, before the model is made.</summary>
    public static void Configure(ModelConfigurationBuilder configuration, Type context, DatabaseProvider provider)
    {
        configuration.Properties<DateTime>().HaveConversion<UtcMicrosecondConverter>();
        configuration.Properties<TimeSpan>().HaveConversion<MicrosecondsConverter>();
        configuration.Properties<SealedText>().HaveConversion<SealedTextConverter, SealedTextComparer>();
        configuration.Conventions.Add(_ => new SealedTextsAreSensitive());
        PropertiesConfigurationBuilder[] texts = [configuration.Properties<string>(), configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40)];
        if (provider == DatabaseProvider.Postgres)
            Array.ForEach(texts, t => t.UseCollation(ByCodePoint));
        configuration.Conventions.Add(_ => new StoredAlike(provider));
        foreach (var id in TypedId.UsedIn(context.Assembly))
            configuration.Properties(id).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(id));
    }

    /// <summary>Makes the model of the module's own entities, and of the tables that every module has.</summary>
    public static void Apply(ModelBuilder model, Type context, DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Postgres)
            model.HasDefaultSchema(PostgresSchema.NameOf(context));
        model.ApplyConfiguration(new StoredOutcomeConfiguration());
        model.ApplyConfiguration(new AuditRowConfiguration());
        model.ApplyConfigurationsFromAssembly(context.Assembly);
        if (model.Model.GetEntityTypes().Any(e => e.PersonColumn() is not null))
            model.ApplyConfiguration(new PersonKeyConfiguration());
        foreach (var entity in model.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IVersioned))).ToArray())
        {
            // A change of an owned type alone would leave the owner's version as it is, and two who change it would not notice each other.
            if (entity.GetReferencingForeignKeys().FirstOrDefault(k => k.IsOwnership) is { } owned)
                throw new InvalidOperationException($"{entity.DisplayName()} has a version and owns {owned.DeclaringEntityType.DisplayName()}; map that one with ComplexProperty.");
            model.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }

        foreach (var words in model.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ISearchEntry))).ToArray())
            SearchTables.Map(model.Entity(words.ClrType), provider);

        // Nothing vanishes because something else does.
        foreach (var key in model.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => !k.IsOwnership))
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }
}
