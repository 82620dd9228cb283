using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests;

/// <summary>A row with a column of each kind that the databases treat differently.</summary>
public sealed class Entry
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public string Text { get; set; } = "";

    public int? Rank { get; set; }

    public DateTime At { get; set; } = DateTime.UnixEpoch;

    public Guid OwnerId { get; set; }
}

/// <summary>A module's database, small.</summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : ModuleDbContext(options)
{
    public DbSet<Entry> Entries => Set<Entry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Entry>().HasIndex(e => new { e.Rank, e.Id });
        modelBuilder.Entity<Entry>().HasIndex(e => e.Text).IsUnique();
        ScopeToOwner<Entry>(modelBuilder, e => e.OwnerId == CallerId);
    }
}

/// <summary>The ledger on either database, with its tables and nothing in them.</summary>
internal sealed class Ledger(TemporaryFolder folder, PostgresDatabase? postgres, ModuleDatabase<LedgerDb> database) : IAsyncDisposable
{
    public static async Task<Ledger> OnAsync(DatabaseKind kind)
    {
        var postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var folder = new TemporaryFolder("ledger");
        ModuleStorage storage = postgres is null ? new SqliteFile(folder.In("ledger.db"), NullLoggerFactory.Instance) : new PostgresSchema(postgres.ConnectionString);
        var ledger = new Ledger(folder, postgres, new(storage, NullLoggerFactory.Instance));
        await using var db = ledger.Open();
        await db.Database.EnsureCreatedAsync();
        return ledger;
    }

    public LedgerDb Open(ICaller? caller = null) => database.Open(caller ?? SystemCaller.Instance);

    public async Task AddAsync(params IEnumerable<Entry> entries)
    {
        await using var db = Open();
        db.AddRange(entries);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        database.Dispose();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Dispose();
    }
}
