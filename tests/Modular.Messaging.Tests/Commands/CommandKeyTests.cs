using Depot;
using Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging.Tests.Commands;

/// <summary>A mutation under an idempotency key that sends a command has one effect in both modules, however often it dies and is sent again (decisions 14 and 20).</summary>
public sealed class CommandKeyTests
{
    private static readonly Guid Item = Crossing.Items[0];

    private static readonly Func<SentCommand, Task> Nothing = _ => Task.CompletedTask;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeat_sends_the_command_of_a_run_that_died(DatabaseKind on)
    {
        // All there is: a second reservation would be refused.
        await using var crossing = await Crossing.OnAsync(on, 3);
        await crossing.StartAsync(settings: Patient);
        var died = CommandId.New();

        await Assert.ThrowsAsync<TimeoutException>(() => MutateAsync(crossing, "k", s => PlaceAsync(s, 3, sent => { died = sent.Id; throw new TimeoutException(); })));
        // The order is written beside the command, and neither is committed.
        await Assert.ThrowsAsync<TimeoutException>(() => MutateAsync(crossing, "k", async s => { await PlaceAsync(s, 3, Nothing); throw new TimeoutException(); }));
        await using (var db = crossing.Process.OpenDesk())
            Assert.Empty(await db.Orders.ToListAsync());
        Assert.Equal(IntentionState.Open, (await crossing.IntentionsAsync()).Single().State);

        await MutateAsync(crossing, "k", s => PlaceAsync(s, 3, sent => { Assert.Equal(died, sent.Id); return Task.CompletedTask; }));
        await crossing.SettleAsync();
        await crossing.AssertWholeAsync();
        Assert.Equal(3, await crossing.ReservedAsync());
        await using var depot = crossing.Process.OpenDepot();
        // The system works behind the port, on behalf of the caller.
        Assert.Equal(Clerk.Id, (await depot.Set<Persistence.AuditRow>().OrderBy(r => r.Id).FirstAsync(r => r.What == nameof(Reservation))).ActorId);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeat_after_the_sweeper_sends_a_new_command(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 3);
        await crossing.StartAsync(settings: new Dictionary<string, string?>(Traffic.Settings) { ["Commands:Deadline"] = "00:00:00.001" });

        // The process stands still for as long as the sweeper needs.
        await Assert.ThrowsAsync<CommandExpiredException>(() => MutateAsync(crossing, "k", s => PlaceAsync(s, 3, async _ =>
        {
            await Task.Delay(5);
            await crossing.Process.RunJobAsync("commands.compensate");
        })));
        await MutateAsync(crossing, "k", s => PlaceAsync(s, 3, Nothing));

        await crossing.SettleAsync();
        await crossing.AssertWholeAsync();
        Assert.Equal([(1, IntentionState.Cancelled), (2, IntentionState.Kept)], (await crossing.IntentionsAsync()).Select(i => (i.Attempt, i.State)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Commands_of_one_call_are_told_apart_and_come_before_its_first_write(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 9);
        await crossing.StartAsync(settings: Patient);
        var runs = new List<CommandId[]>();
        for (var run = 0; run < 2; run++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => MutateAsync(crossing, "k", async s =>
            {
                runs.Add([(await SendAsync(s, 2)).Id, (await SendAsync(s, 3)).Id]);
                throw new TimeoutException();
            }));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(5, await crossing.ReservedAsync());
        // What there is no use for is given back at once.
        await MutateAsync(crossing, "k", async s => await s.GetRequiredService<CommandSender<DeskDb>>().TakeBackAsync(await SendAsync(s, 2), default));
        Assert.Equal(3, await crossing.ReservedAsync());

        var late = await Assert.ThrowsAsync<InvalidOperationException>(() => MutateAsync(crossing, "other", async s =>
        {
            await PlaceAsync(s, 1, Nothing);
            await SendAsync(s, 1);
        }));
        Assert.Contains("before the first write", late.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => MutateAsync(crossing, "refused", async s => s.GetRequiredService<DeskDb>().Keep(await SendAsync(s, 99))));
    }

    private static Dictionary<string, string?> Patient => new(Traffic.Settings) { ["Commands:Deadline"] = "00:05:00" };

    private static Task<Order?> PlaceAsync(IServiceProvider scope, int quantity, Func<SentCommand, Task> before) =>
        scope.GetRequiredService<Ordering>().PlaceAsync(Item, quantity, before);

    private static Task<SentCommand<StockReserved>> SendAsync(IServiceProvider scope, int quantity) => scope.GetRequiredService<CommandSender<DeskDb>>().SendAsync(
        scope.GetRequiredService<IStockReservations>(), (port, command) => port.ReserveAsync(command, new(Item, quantity), default), default);

    /// <summary>Runs what a mutation's resolver would do, as the engine does it under a key.</summary>
    private static async Task MutateAsync(Crossing crossing, string key, Func<IServiceProvider, Task> resolver)
    {
        await using var scope = crossing.Process.Scope(new Clerk());
        var store = scope.ServiceProvider.GetRequiredKeyedService<IIdempotencyStore>(typeof(DeskDb).Assembly);
        await using var turn = await store.EnterAsync(new(key, "Mutation.placeOrder", new byte[32], new byte[32]), default);
        Assert.Null(turn!.Stored);
        await resolver(scope.ServiceProvider);
        Assert.Null(await turn.CommitAsync([1], default));
    }

    private sealed class Clerk : ICaller
    {
        public static Guid Id { get; } = Guid.NewGuid();

        public Guid? UserId => Id;

        public string Name => "clerk";

        public bool IsPlatformWide => false;

        public IReadOnlyList<Guid> MerchantScope => [];

        public bool Has(string permission) => false;
    }
}
