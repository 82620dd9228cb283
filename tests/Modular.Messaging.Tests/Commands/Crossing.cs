using Depot;
using Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging.Tests.Commands;

/// <summary>The desk and the depot over databases of their own, which go away with the test; on PostgreSQL a schema each.</summary>
internal sealed class Crossing : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("crossing");
    private readonly PostgresDatabase? _postgres;
    private readonly Stack<TwoModules> _processes = [];

    private Crossing(PostgresDatabase? postgres) => _postgres = postgres;

    public static Guid[] Items { get; } = [.. Enumerable.Range(1, 3).Select(i => new Guid(i, 0, 0, new byte[8]))];

    /// <summary>The newest process of the two modules.</summary>
    public TwoModules Process => _processes.Peek();

    /// <summary>How another process is told where the data lie.</summary>
    public IReadOnlyList<string> Arguments => [_folder.Path, _postgres?.ConnectionString ?? "-"];

    public static async Task<Crossing> OnAsync(DatabaseKind on, int onHand)
    {
        var crossing = new Crossing(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null);
        await using var modules = crossing.New(new PassingStep(), new Dictionary<string, string?>());
        await modules.PrepareAsync(Items, onHand);
        return crossing;
    }

    /// <summary>Starts a process. A SQLite file has one that writes, so there it must be the only one.</summary>
    public async Task<TwoModules> StartAsync(IStep? step = null, IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? clock = null)
    {
        var modules = New(step ?? new PassingStep(), settings ?? Traffic.Settings, clock);
        _processes.Push(modules);
        await modules.StartAsync();
        return modules;
    }

    /// <summary>The desk's commands.</summary>
    public async Task<List<CommandIntention>> IntentionsAsync()
    {
        await using var db = Process.OpenDesk();
        return await db.Set<CommandIntention>().AsNoTracking().OrderBy(i => i.Id).ToListAsync();
    }

    /// <summary>The depot's commands.</summary>
    public async Task<List<ReceivedCommand>> ReceivedAsync()
    {
        await using var db = Process.OpenDepot();
        return await db.Set<ReceivedCommand>().AsNoTracking().OrderBy(i => i.Id).ToListAsync();
    }

    /// <summary>What is reserved of all items.</summary>
    public async Task<int> ReservedAsync()
    {
        await using var db = Process.OpenDepot();
        return await db.Items.SumAsync(i => i.Reserved);
    }

    /// <summary>Waits until each command has ended on both sides, with the sweeper at work.</summary>
    public Task SettleAsync() => Reports.UntilAsync(async () =>
    {
        await Process.RunJobAsync("commands.compensate");
        return (await IntentionsAsync()).TrueForAll(i => i.State is IntentionState.Kept or IntentionState.Cancelled)
            && (await ReceivedAsync()).TrueForAll(c => c.State != ReceivedState.Accepted);
    });

    /// <summary>Each reservation belongs to one order and each order has its own; what is bound is their sum; nothing is oversold or half done.</summary>
    public async Task AssertWholeAsync()
    {
        await using var desk = Process.OpenDesk();
        await using var depot = Process.OpenDepot();
        var orders = await desk.Orders.AsNoTracking().ToListAsync();
        var reservations = await depot.Reservations.AsNoTracking().ToListAsync();
        var items = await depot.Items.AsNoTracking().ToListAsync();
        var (intentions, received) = (await IntentionsAsync(), await ReceivedAsync());

        Assert.Equal(orders.Select(o => (o.Reservation, o.Item, o.Quantity)).OrderBy(o => o.Reservation.Value), reservations.Select(r => (r.Id, r.Item, r.Quantity)).OrderBy(r => r.Id.Value));
        Assert.All(reservations, r => Assert.True(r.IsSold));
        Assert.All(items, i => Assert.Equal(orders.Where(o => o.Item == i.Id).Sum(o => o.Quantity), i.Reserved));
        Assert.All(items, i => Assert.InRange(i.Reserved, 0, i.OnHand));
        Assert.Equal(orders.Select(o => o.Reservation.Value).Order(), intentions.Where(i => i.State == IntentionState.Kept).Select(i => i.Id).Order());
        Assert.Equal(orders.Select(o => o.Reservation.Value).Order(), received.Where(c => c.State == ReceivedState.Confirmed).Select(c => c.Id).Order());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private TwoModules New(IStep step, IReadOnlyDictionary<string, string?> settings, TimeProvider? clock = null) =>
        new(_folder.Path, _postgres?.ConnectionString, step, settings, clock);

    private sealed class PassingStep : IStep
    {
        public Task AtAsync(Step step) => Task.CompletedTask;
    }
}

internal static class Confirming
{
    /// <summary>Confirms a command as the depot's reaction does.</summary>
    public static async Task<CommandEnding> ConfirmAsync(this AsyncServiceScope scope, CommandId command)
    {
        var db = scope.ServiceProvider.GetRequiredService<DepotDb>();
        await using var transaction = await db.BeginWritingAsync(default);
        var ending = await scope.ServiceProvider.GetRequiredService<ReceivedCommands<DepotDb>>().ConfirmAsync(
            db, command, async stop => (await db.Reservations.SingleAsync(r => r.Id == command, stop)).IsSold = true, default);
        await transaction.CommitAsync(default);
        return ending;
    }
}
