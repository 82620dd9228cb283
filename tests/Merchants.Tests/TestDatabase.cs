using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Merchants.Tests;

/// <summary>A migrated database of its own, on either provider, and a file store in a temporary folder.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("merchants");
    private readonly PostgresDatabase? _postgres;

    private TestDatabase(PostgresDatabase? postgres)
    {
        _postgres = postgres;
        Database = postgres is null ? Over(new SqliteFile(File, NullLoggerFactory.Instance)) : Over(new PostgresSchema(postgres.ConnectionString));
        Files = new(_folder.In("files"));
    }

    public string Folder => _folder.Path;

    /// <summary>The SQLite file.</summary>
    public string File => _folder.In("Merchants.db");

    public ModuleDatabase<MerchantsDb> Database { get; }

    public FileStore Files { get; }

    public static async Task<TestDatabase> OnAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            var server = await PostgresServer.SharedAsync();
            return new(await server.CreateDatabaseAsync("Merchants", async empty =>
            {
                using var database = Over(new PostgresSchema(empty));
                await MigrateAsync(database);
            }));
        }

        var made = new TestDatabase(null);
        await MigrateAsync(made.Database);
        return made;
    }

    public MerchantsDb Open(ICaller? caller = null) => Database.Open(caller ?? SystemCaller.Instance);

    /// <summary>Writes what the action makes, as the system.</summary>
    public T Add<T>(T entity) where T : class
    {
        using var db = Open();
        db.Add(entity);
        db.SaveChanges();
        return entity;
    }

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private static ModuleDatabase<MerchantsDb> Over(ModuleStorage storage) => new(storage, NullLoggerFactory.Instance);

    private static async Task MigrateAsync(ModuleDatabase<MerchantsDb> database)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await db.Database.MigrateAsync();
    }
}
