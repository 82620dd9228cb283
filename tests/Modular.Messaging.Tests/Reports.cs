using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging.Tests;

/// <summary>What the reports have taken down of one event; numbered as it was written.</summary>
[NotAudited]
public sealed class Line
{
    public long Id { get; init; }

    public Guid Account { get; init; }

    public int Number { get; init; }
}

public sealed class ReportsDb(DbContextOptions<ReportsDb> options) : MessagingDbContext(options)
{
    public DbSet<Line> Lines => Set<Line>();
}

/// <summary>What goes wrong: asked after the effect is written, and before anything is acknowledged.</summary>
public sealed class Faults
{
    public ConcurrentDictionary<(Guid Account, int Number), int> Tries { get; } = new();

    /// <summary>Whether the try of that number fails.</summary>
    public Func<(Guid Account, int Number), int, bool> Strike { get; set; } = (_, _) => false;

    public void After(Guid account, int number)
    {
        var tries = Tries.AddOrUpdate((account, number), 1, (_, n) => n + 1);
        if (Strike((account, number), tries))
            throw new InvalidOperationException("What happened lies inside.", new TimeoutException($"Struck at {number}."));
    }
}

/// <summary>Takes down bookings by their number, and the end of an account as 0.</summary>
internal sealed class TakeDown(ReportsDb db, Faults faults) : IHandle<AmountBooked>, IHandle<AccountClosed>
{
    public Task HandleAsync(AmountBooked happened, EventSource source, CancellationToken cancellationToken) =>
        WriteAsync(happened.Account.Value, happened.Number, cancellationToken);

    public Task HandleAsync(AccountClosed happened, EventSource source, CancellationToken cancellationToken) =>
        WriteAsync(happened.Account.Value, 0, cancellationToken);

    private async Task WriteAsync(Guid account, int number, CancellationToken cancellationToken)
    {
        db.Add(new Line { Account = account, Number = number });
        await db.SaveChangesAsync(cancellationToken);
        faults.After(account, number);
    }
}

/// <summary>A module that reacts to the ledger, with a database of its own.</summary>
internal sealed class Reports(TemporaryFolder folder, PostgresDatabase? postgres, IEventFeed ledger) : IAsyncDisposable
{
    private readonly List<ServiceProvider> _processes = [];

    public Faults Faults { get; } = new();

    public IInbox Inbox => _processes[^1].GetRequiredService<IInbox>();

    public static async Task<Reports> OfAsync(DatabaseKind kind, IEventFeed ledger)
    {
        var postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var reports = new Reports(new TemporaryFolder("reports"), postgres, ledger);
        await using var provider = reports.Provider();
        await using var db = provider.GetRequiredService<ModuleDatabase<ReportsDb>>().Open(SystemCaller.Instance);
        await db.Database.EnsureCreatedAsync();
        return reports;
    }

    /// <summary>Starts a process that reacts; on PostgreSQL there may be several.</summary>
    public async Task StartAsync()
    {
        var process = Provider();
        _processes.Add(process);
        foreach (var messaging in process.GetServices<IModuleStartup>().OfType<StartMessaging>())
            await messaging.RunAsync(default);
    }

    public async Task StopAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        _processes.Clear();
    }

    public async Task<List<Line>> LinesAsync()
    {
        await using var db = _processes[^1].GetRequiredService<ModuleDatabase<ReportsDb>>().Open(SystemCaller.Instance);
        return await db.Lines.AsNoTracking().OrderBy(l => l.Id).ToListAsync();
    }

    /// <summary>Up to where a new process would begin.</summary>
    public async Task<long> CursorAsync()
    {
        await using var db = _processes[^1].GetRequiredService<ModuleDatabase<ReportsDb>>().Open(SystemCaller.Instance);
        return await db.Set<InboxCursor>().Select(c => c.Position).SingleOrDefaultAsync();
    }

    /// <summary>How SQLite goes about a query for messages.</summary>
    public async Task<string> PlanAsync(Func<IQueryable<InboxMessage>, IQueryable<InboxMessage>> query)
    {
        await using var db = _processes[^1].GetRequiredService<ModuleDatabase<ReportsDb>>().Open(SystemCaller.Instance);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = $"EXPLAIN QUERY PLAN {query(db.Set<InboxMessage>()).ToQueryString()}";
        await using var plan = await command.ExecuteReaderAsync();
        return await plan.ReadAsync() ? plan.GetString(3) : "";
    }

    /// <summary>Runs the job that sweeps the inbox; gives how many messages it removed.</summary>
    public async Task<long> SweepAsync()
    {
        await using var scope = _processes[^1].CreateAsyncScope();
        var schedule = scope.ServiceProvider.GetServices<JobDeclaration>().Single(j => j.Schedule.Name == "reports.sweep-inbox");
        var run = new JobRun(schedule.Schedule.Name, DateTime.UtcNow, attempt: 1, fencingNumber: 1);
        await ((IJob)scope.ServiceProvider.GetRequiredService(schedule.Type)).RunAsync(run, default);
        return run.Counts["removed"];
    }

    /// <summary>Looks until it is so; fails where it never is.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Reading.Limit);
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        folder.Dispose();
    }

    private ServiceProvider Provider()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = postgres is null ? "Sqlite" : "Postgres",
            ["ConnectionStrings:Postgres"] = postgres?.ConnectionString,
            ["Messaging:MaxTries"] = "3",
            ["Messaging:FirstRetry"] = "00:00:00.010",
            ["Messaging:Poll"] = "00:00:00.200",
            ["Messaging:KeepDone"] = "00:00:00",
        }).Build();
        var module = new ModuleContext("Reports", typeof(Reports).Assembly, configuration, folder.Path, IsDevelopment: false);
        var services = new ServiceCollection().AddLogging().AddSingleton(Faults).AddSingleton(ledger).AddSingleton<ISystemScopes, Scopes>()
            .AddSingleton(new AuditKeys(KeyRing.Parse(KeyRing.NewLine("test"))));
        services.AddScoped<ICaller>(_ => SystemCaller.Instance);
        services.AddAllowedActions((_, _) => null);
        services.AddModuleDatabase<ReportsDb>(module);
        services.AddModuleMessaging<ReportsDb>(module);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private sealed class Scopes(IServiceScopeFactory scopes) : ISystemScopes
    {
        public AsyncServiceScope Open() => scopes.CreateAsyncScope();
    }
}
