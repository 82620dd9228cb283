using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Architecture.Tests.Repository;

/// <summary>A type that a module stores.</summary>
/// <param name="Name">The entity's name.</param>
/// <param name="Type">Its class.</param>
/// <param name="Table">Its table, with the schema; null where it has none.</param>
internal sealed record StoredEntity(string Name, Type Type, TableName? Table);

/// <summary>A table of the PostgreSQL database, where the modules lie side by side.</summary>
internal sealed record TableName(string? Schema, string Name)
{
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}

/// <summary>What a module stores, as EF sees it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Assembly">The module's assembly.</param>
/// <param name="Entities">The entities that have tables of their own; owned ones are part of their owner.</param>
/// <param name="Values">The classes that are stored as parts of entities.</param>
/// <param name="ForeignKeys">From which table to which.</param>
internal sealed record ModuleModel(
    string Module, Assembly Assembly, IReadOnlyList<StoredEntity> Entities, IReadOnlyList<Type> Values, IReadOnlyList<(TableName From, TableName To)> ForeignKeys)
{
    /// <summary>The models of a module: one for each of its contexts that is a module's context; there should be one at most.</summary>
    public static IEnumerable<ModuleModel> Of(string module, Assembly assembly)
    {
        foreach (var type in ContextsOf(assembly).Where(t => t.IsAssignableTo(typeof(ModuleDbContext))))
        {
            using var storage = new PostgresSchema("Host=localhost;Database=never-opened");
            using var context = Open(type, storage);
            yield return Read(module, assembly, context.Model);
        }
    }

    /// <summary>All contexts of an assembly, whatever they derive from.</summary>
    public static IReadOnlyList<Type> ContextsOf(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(DbContext)))];

    /// <summary>A context of that class over the storage, as the system.</summary>
    public static ModuleDbContext Open(Type context, ModuleStorage storage)
    {
        var open = typeof(ModuleModel).GetMethod(nameof(OpenAs), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(context);
        return (ModuleDbContext)open.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [storage], null)!;
    }

    // The database has nothing of its own to dispose of: its storage belongs to the caller, its pool to the context.
    private static TContext OpenAs<TContext>(ModuleStorage storage) where TContext : ModuleDbContext =>
        new ModuleDatabase<TContext>(storage, NullLoggerFactory.Instance).Open(SystemCaller.Instance);

    private static ModuleModel Read(string module, Assembly assembly, IModel model) => new(module, assembly,
        [.. model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => new StoredEntity(e.DisplayName(), e.ClrType, TableOf(e)))],
        [.. model.GetEntityTypes().Where(e => e.IsOwned()).Select(e => e.ClrType)
            .Concat(model.GetEntityTypes().SelectMany(e => e.GetFlattenedComplexProperties()).Select(c => c.ComplexType.ClrType)).Distinct()],
        [.. model.GetRelationalModel().Tables.SelectMany(t => t.ForeignKeyConstraints)
            .Select(k => (new TableName(k.Table.Schema, k.Table.Name), new TableName(k.PrincipalTable.Schema, k.PrincipalTable.Name)))]);

    private static TableName? TableOf(IEntityType entity) => entity.GetTableName() is { } name ? new(entity.GetSchema(), name) : null;
}
