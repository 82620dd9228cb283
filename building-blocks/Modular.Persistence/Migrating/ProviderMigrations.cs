using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence.Migrating;

/// <summary>
/// The migrations of one provider. A module's assembly holds those of all providers, each in a namespace of its own
/// (<c>….Migrations.Sqlite</c>, <c>….Migrations.Postgres</c>); the snapshot is chosen likewise, else every start would see changes that are none.
/// </summary>
internal sealed class ProviderMigrations : IMigrationsAssembly
{
    private readonly Dictionary<string, TypeInfo> _migrations;

    public ProviderMigrations(ICurrentDbContext current, IDatabaseProvider provider)
    {
        var context = current.Context.GetType();
        Assembly = context.Assembly;
        var folder = NamespaceOf(context, provider.Name);
        var own = Assembly.DefinedTypes.Where(t => t.Namespace == folder && t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context).ToArray();
        _migrations = own.Where(t => t.IsSubclassOf(typeof(Migration)))
            .Select(t => (t.GetCustomAttribute<MigrationAttribute>()!.Id, Type: t))
            .OrderBy(m => m.Id, StringComparer.Ordinal)
            .ToDictionary(m => m.Id, m => m.Type);
        ModelSnapshot = own.SingleOrDefault(t => t.IsSubclassOf(typeof(ModelSnapshot))) is { } snapshot
            ? (ModelSnapshot)Activator.CreateInstance(snapshot.AsType(), nonPublic: true)!
            : null;
    }

    public IReadOnlyDictionary<string, TypeInfo> Migrations => _migrations;

    public ModelSnapshot? ModelSnapshot { get; }

    public Assembly Assembly { get; }

    /// <summary>The namespace of a context's migrations: <c>Merchants.Persistence.Migrations.Sqlite</c>.</summary>
    public static string NamespaceOf(Type context, string provider) =>
        $"{context.Namespace}.Migrations.{ProviderNames.Of(provider)}";

    public string? FindMigrationId(string nameOrId) =>
        _migrations.Keys.FirstOrDefault(id => id == nameOrId || id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..] == nameOrId);

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass.AsType(), nonPublic: true)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }
}
