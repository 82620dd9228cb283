using System.Reflection;
using System.Runtime.Loader;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Migrating;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Design;

/// <summary>Writes a migration for the difference between a module's model and its last snapshot.</summary>
internal static class Scaffolding
{
    /// <summary>Adds a migration for each provider whose last one is behind the model to the module's sources; the module must have been built.</summary>
    /// <returns>The files written.</returns>
    public static IEnumerable<string> Add(string root, string module, string name)
    {
        var project = Array.Find([Path.Combine(root, "modules", module, module), Path.Combine(root, "building-blocks", $"Modular.{module}")], Directory.Exists)
            ?? throw new DesignException($"There is no module {module} under {root}. Run this from the repository's root.");
        var context = ContextOf(project);
        var written = Enum.GetValues<DatabaseProvider>().SelectMany(provider => Add(project, name, context, provider)).ToList();
        return written.Count > 0 ? written : throw new DesignException($"The migrations of {module} are up to date with its model.");
    }

    private static IEnumerable<string> Add(string project, string name, Type context, DatabaseProvider provider)
    {
        // A context of its own for the question: it finalises the snapshot's model, and the scaffolder takes a finalised snapshot for none at all.
        using (var asked = Open(context, provider))
        {
            if (!asked.Database.HasPendingModelChanges())
                return [];
        }

        using var db = Open(context, provider);
        var space = ProviderMigrations.NamespaceOf(db.GetType(), db.Database.ProviderName!);
        var below = space[(Path.GetFileName(project).Length + 1)..];
        var folder = Path.Combine(project, Path.Combine(below.Split('.')));
        var services = ServicesFor(db);
        var migration = services.GetRequiredService<IMigrationsScaffolder>().ScaffoldMigration(name, Path.GetFileName(project), below, "C#");

        Directory.CreateDirectory(folder);
        return
        [
            Write(folder, migration.MigrationId + migration.FileExtension, migration.MigrationCode),
            Write(folder, migration.MigrationId + ".Designer" + migration.FileExtension, migration.MetadataCode),
            Write(folder, migration.SnapshotName + migration.FileExtension, migration.SnapshotCode),
        ];
    }

    private static Type ContextOf(string project)
    {
        var (module, output) = (Path.GetFileName(project), Path.Combine(project, "bin"));
        var file = Directory.Exists(output)
            ? Directory.EnumerateFiles(output, module + ".dll", SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault()
            : null;
        if (file is null)
            throw new DesignException($"There is no built {module}.dll. Run this after: dotnet build {project}");

        var folder = Path.GetDirectoryName(file)!;
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            Path.Combine(folder, wanted.Name + ".dll") is var candidate && File.Exists(candidate) ? context.LoadFromAssemblyPath(candidate) : null;
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetTypes().SingleOrDefault(t => t.IsSubclassOf(typeof(ModuleDbContext)))
            ?? throw new DesignException($"{module} has no class that derives from ModuleDbContext.");
    }

    private static ModuleDbContext Open(Type context, DatabaseProvider provider)
    {
        var open = typeof(Scaffolding).GetMethod(nameof(OpenContext), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(context);
        return (ModuleDbContext)open.Invoke(null, [provider])!;
    }

    // Nothing is read from the database: model and migrations are all in the assembly.
    private static TContext OpenContext<TContext>(DatabaseProvider provider) where TContext : ModuleDbContext
    {
        ModuleStorage storage = provider == DatabaseProvider.Postgres
            ? new PostgresSchema("Host=design;Database=design")
            : new SqliteFile(Path.Combine(Path.GetTempPath(), "modular-design.db"), NullLoggerFactory.Instance);
        return new ModuleDatabase<TContext>(storage, NullLoggerFactory.Instance).Open(SystemCaller.Instance);
    }

    private static ServiceProvider ServicesFor(DbContext db)
    {
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
        var provider = Assembly.Load(db.GetService<IDatabaseProvider>().Name);
        var designTime = provider.GetCustomAttribute<DesignTimeProviderServicesAttribute>()!.TypeName;
        ((IDesignTimeServices)Activator.CreateInstance(provider.GetType(designTime, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
        return services.BuildServiceProvider();
    }

    /// <summary>A module has one public type, and a migration is not it.</summary>
    private static string Write(string folder, string file, string code)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, code.ReplaceLineEndings("\n").Replace("public partial class", "internal sealed partial class", StringComparison.Ordinal));
        return path;
    }
}
