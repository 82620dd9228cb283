using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;

namespace Modular.Messaging.Tests;

public readonly record struct AccountId(Guid Value);

/// <summary>The number is the event's place among those of its account, from 1; 0 where the test does not count.</summary>
[Event("ledger.amount-booked", Version = 2)]
public sealed record AmountBooked(AccountId Account, int Number, DayOfWeek Day = DayOfWeek.Monday) : IEvent
{
    Guid IEvent.AggregateId => Account.Value;
}

[Event("ledger.account-closed")]
public sealed record AccountClosed(AccountId Account) : IEvent
{
    Guid IEvent.AggregateId => Account.Value;
}

/// <summary>What nobody listens to.</summary>
[Event("ledger.account-counted")]
public sealed record AccountCounted(AccountId Account) : IEvent
{
    Guid IEvent.AggregateId => Account.Value;
}

/// <summary>An entity that raises an event with each booking.</summary>
public sealed class Account : IVersioned, IRaisesEvents
{
    private readonly List<RaisedEvent> _events = [];

    public AccountId Id { get; init; } = new(Guid.NewGuid());

    public string Name { get; init; } = Guid.NewGuid().ToString();

    public int Bookings { get; private set; }

    public int Version { get; private set; }

    public Account Book(int times = 1)
    {
        for (var i = 0; i < times; i++)
            _events.Add(new(new AmountBooked(Id, ++Bookings, DayOfWeek.Sunday), DateTime.UnixEpoch.AddDays(Bookings)));
        return this;
    }

    public IReadOnlyList<RaisedEvent> TakeNewEvents()
    {
        RaisedEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }
}

public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : MessagingDbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    internal DbSet<StoredEvent> Events => Set<StoredEvent>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Account>().HasIndex(a => a.Name).IsUnique();
    }
}

/// <summary>A module that raises events, on either database.</summary>
internal sealed class Ledger(TemporaryFolder folder, PostgresDatabase? postgres) : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _processes = [];

    /// <summary>What the module's processes but the first are opened over.</summary>
    private ModuleDatabase<LedgerDb> Database { get; } = Over(folder, postgres);

    public static async Task<Ledger> OnAsync(DatabaseKind kind)
    {
        var ledger = await WithoutTablesAsync(kind);
        await ledger.MakeTablesAsync();
        return ledger;
    }

    /// <summary>As before the module's first migration.</summary>
    public static async Task<Ledger> WithoutTablesAsync(DatabaseKind kind) => new(
        new TemporaryFolder("ledger"), kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null);

    public async Task MakeTablesAsync()
    {
        await using var db = Open();
        await db.Database.EnsureCreatedAsync();
    }

    public LedgerDb Open(ICaller? caller = null) => Database.Open(caller ?? SystemCaller.Instance);

    /// <summary>Starts the module's messaging, as the process does that writes here.</summary>
    public ModuleMessaging<LedgerDb> Start(TimeSpan? poll = null) => Start(Database, Prepare(poll));

    /// <summary>Starts it as another process would. A SQLite file has one process only, so there it is the same one again.</summary>
    public ModuleMessaging<LedgerDb> StartElsewhere(TimeSpan? poll = null) 
    {
        var database = postgres is null ? Database : Over(folder, postgres);
        return Start(database, Prepare(poll, database));
    }

    /// <summary>The module's messaging as it is before it starts.</summary>
    public ModuleMessaging<LedgerDb> Prepare(TimeSpan? poll = null, ModuleDatabase<LedgerDb>? database = null) => new(
        "Modular.Messaging.Tests", database ?? Database, new() { Poll = poll ?? TimeSpan.FromSeconds(1) }, NullLogger<BackgroundLoops>.Instance);

    /// <summary>Starts what was prepared.</summary>
    public ModuleMessaging<LedgerDb> Start(ModuleMessaging<LedgerDb> prepared) => Start(Database, prepared);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        Database.Dispose();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Dispose();
    }

    private static ModuleDatabase<LedgerDb> Over(TemporaryFolder folder, PostgresDatabase? postgres) => new(
        postgres is null ? new SqliteFile(folder.In("ledger.db"), NullLoggerFactory.Instance) : new PostgresSchema(postgres.ConnectionString),
        NullLoggerFactory.Instance);

    private ModuleMessaging<LedgerDb> Start(ModuleDatabase<LedgerDb> database, ModuleMessaging<LedgerDb> messaging)
    {
        messaging.Start();
        var sequence = new ModuleSequence<LedgerDb>("Modular.Messaging.Tests", database, NullLogger<BackgroundLoops>.Instance);
        sequence.Start();
        _processes.Push(sequence);
        _processes.Push(messaging);
        return messaging;
    }
}
