using Depot;
using Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Messaging.Tests.Commands;

/// <summary>A command from one module to another has one effect, which stands with what it was sent for or not at all (design §6).</summary>
public sealed class CommandTests
{
    private static readonly Guid Item = Crossing.Items[0];

    private static readonly Func<SentCommand, Task> Nothing = _ => Task.CompletedTask;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeat_gets_the_answer_of_the_first_and_other_arguments_an_error(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 5);
        await crossing.StartAsync();
        CommandId command = CommandId.New(), short_ = CommandId.New();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ReserveAsync(crossing, command, 2)));
        Assert.All(answers, a => Assert.Equal(new StockReserved(Item, 2, 3), a.Result));
        var refused = await ReserveAsync(crossing, short_, 4);
        Assert.Equal(("OUT_OF_STOCK", "3"), (refused.Refusal!.Code, refused.Refusal.Details!["left"]));
        await PortAsync(crossing, p => p.CancelAsync(command, default));
        // As it was answered, although there would be enough by now.
        Assert.Equal("OUT_OF_STOCK", (await ReserveAsync(crossing, short_, 4)).Refusal?.Code);
        Assert.True((await ReserveAsync(crossing, command, 2)).IsCancelled);
        await Assert.ThrowsAsync<CommandMismatchException>(() => ReserveAsync(crossing, short_, 3));
        await Assert.ThrowsAsync<CommandMismatchException>(() => ReserveAsync(crossing, command, 3));

        Assert.Equal(0, await crossing.ReservedAsync());
        Assert.All(await crossing.ReceivedAsync(), c => Assert.DoesNotContain("OUT_OF_STOCK", System.Text.Encoding.UTF8.GetString(c.Answer!), StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_cancelled_never_comes_and_what_was_confirmed_stays(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 5);
        await crossing.StartAsync();
        CommandId late = CommandId.New(), sold = CommandId.New(), released = CommandId.New(), refused = CommandId.New(), unknown = CommandId.New();

        Assert.Equal(CommandEnding.Cancelled, await CancelAsync(late));
        Assert.Equal(CommandEnding.Cancelled, await CancelAsync(late));
        Assert.True((await ReserveAsync(crossing, late, 1)).IsCancelled);
        Assert.Equal(CommandEnding.Cancelled, await ConfirmAsync(crossing, late));

        await ReserveAsync(crossing, sold, 1);
        Assert.Equal([CommandEnding.Confirmed, CommandEnding.Confirmed], [await ConfirmAsync(crossing, sold), await ConfirmAsync(crossing, sold)]);
        Assert.Equal(CommandEnding.Confirmed, await CancelAsync(sold));
        Assert.True((await ReserveAsync(crossing, sold, 1)).IsAccepted);

        await ReserveAsync(crossing, released, 2);
        Assert.Equal(CommandEnding.Cancelled, await CancelAsync(released));
        Assert.Equal(CommandEnding.Cancelled, await ConfirmAsync(crossing, released));
        await ReserveAsync(crossing, refused, 9);
        Assert.Equal([CommandEnding.Refused, CommandEnding.Refused, CommandEnding.Unknown],
            [await CancelAsync(refused), await ConfirmAsync(crossing, refused), await ConfirmAsync(crossing, unknown)]);

        Assert.Equal(1, await crossing.ReservedAsync());
        await using var db = crossing.Process.OpenDepot();
        var reservation = await db.Reservations.SingleAsync();
        Assert.Equal((sold, true), (reservation.Id, reservation.IsSold));

        Task<CommandEnding> CancelAsync(CommandId command) => PortAsync(crossing, p => p.CancelAsync(command, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_is_late_keeps_nothing_and_whoever_is_in_time_is_never_swept(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 10);
        await crossing.StartAsync(settings: new Dictionary<string, string?>(Traffic.Settings) { ["Commands:Deadline"] = "00:00:00.001" });

        // Both are past their deadline; the first is swept before it is kept, the second after that.
        await Assert.ThrowsAsync<CommandExpiredException>(() => PlaceAsync(crossing, 3, async _ =>
        {
            await Task.Delay(5);
            Assert.Equal(1, (await crossing.Process.RunJobAsync("commands.compensate")).Counts["cancelled"]);
            Assert.Equal(0, await crossing.ReservedAsync());
        }));
        var kept = await PlaceAsync(crossing, 4, _ => Task.Delay(5));
        Assert.Empty((await crossing.Process.RunJobAsync("commands.compensate")).Counts);
        // Refused: there is nothing to take back.
        Assert.Null(await PlaceAsync(crossing, 7, Nothing));
        Assert.Empty((await crossing.Process.RunJobAsync("commands.compensate")).Counts);

        await crossing.SettleAsync();
        await crossing.AssertWholeAsync();
        await using var db = crossing.Process.OpenDesk();
        Assert.Equal(kept!.Id, (await db.Orders.SingleAsync()).Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Work_that_is_begun_anew_sends_the_same_command_and_is_kept_once(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 3);
        await crossing.StartAsync();
        var purpose = Guid.NewGuid();
        var died = CommandId.New();

        // It dies after the reservation, which takes all there is; the repeat has it still.
        await Assert.ThrowsAsync<TimeoutException>(() => PlaceAsync(crossing, 3, sent => { died = sent.Id; throw new TimeoutException(); }, purpose));
        // The third asks for something else: what the second reserved is taken back first, as there would not be enough for both.
        await Assert.ThrowsAsync<TimeoutException>(() => PlaceAsync(crossing, 3, sent => { Assert.Equal(died, sent.Id); throw new TimeoutException(); }, purpose));
        Assert.Equal(2, (await PlaceAsync(crossing, 2, sent => { Assert.NotEqual(died, sent.Id); return Task.CompletedTask; }, purpose))?.Quantity);
        await Assert.ThrowsAsync<InvalidOperationException>(() => PlaceAsync(crossing, 1, Nothing, purpose));

        await crossing.SettleAsync();
        await crossing.AssertWholeAsync();
        Assert.Equal([(1, IntentionState.Cancelled), (2, IntentionState.Kept)], (await crossing.IntentionsAsync()).Select(i => (i.Attempt, i.State)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_taken_back_is_parked_and_replayed(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 3);
        var broken = new Breaking(Step.Claimed);
        await crossing.StartAsync(broken, new Dictionary<string, string?>(Traffic.Settings)
        {
            ["Commands:Deadline"] = "00:00:00.001", ["Commands:MaxTries"] = "3", ["Messaging:FirstRetry"] = "00:00:00", ["Messaging:LongestRetry"] = "00:00:00",
        });
        await Assert.ThrowsAsync<TimeoutException>(() => PlaceAsync(crossing, 1, _ => throw new TimeoutException()));
        var compensations = crossing.Process.Services.GetServices<ICompensation>();

        await Reports.UntilAsync(async () =>
        {
            await crossing.Process.RunJobAsync("commands.compensate");
            return (await crossing.IntentionsAsync())[0].State == IntentionState.Parked;
        });
        var parked = Assert.Single(await ParkedCommandsQuery.GetParkedCommandsAsync(compensations, default));
        Assert.Equal(("Desk", "depot.stock-reservations", 3, "TimeoutException: Broken at Claimed."), (parked.Module, parked.Port, parked.Tries, parked.Error));
        Assert.Empty((await crossing.Process.RunJobAsync("commands.compensate")).Counts);
        Assert.Equal(1, await crossing.ReservedAsync());

        broken.IsBroken = false;
        Assert.Equal(parked, (await ReplayCommandMutation.ReplayCommandAsync(parked.Id, compensations, default)).Value);
        Assert.Equal(1, (await crossing.Process.RunJobAsync("commands.compensate")).Counts["cancelled"]);
        Assert.IsType<NotFoundError>(Assert.Single((await ReplayCommandMutation.ReplayCommandAsync(parked.Id, compensations, default)).Errors));
        await crossing.AssertWholeAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_ended_long_ago_is_forgotten_and_what_may_be_taken_back_is_not(DatabaseKind on)
    {
        await using var crossing = await Crossing.OnAsync(on, 9);
        var clock = new Later();
        await crossing.StartAsync(settings: new Dictionary<string, string?>(Traffic.Settings) { ["Commands:Deadline"] = "1.00:00:00", ["Commands:Keep"] = "30.00:00:00" }, clock: clock);
        await PlaceAsync(crossing, 1, Nothing);
        await Reports.UntilAsync(async () => (await crossing.ReceivedAsync()).TrueForAll(c => c.State == ReceivedState.Confirmed));
        await Assert.ThrowsAsync<TimeoutException>(() => PlaceAsync(crossing, 1, _ => throw new TimeoutException()));

        Assert.Equal([("received", 0), ("sent", 0)], await SweepAsync());
        clock.By = TimeSpan.FromDays(31);
        Assert.Equal([("received", 1), ("sent", 1)], await SweepAsync());
        Assert.Equal((IntentionState.Open, ReceivedState.Accepted), ((await crossing.IntentionsAsync()).Single().State, (await crossing.ReceivedAsync()).Single().State));

        async Task<IEnumerable<(string, long)>> SweepAsync() =>
            (await crossing.Process.RunJobAsync("commands.sweep")).Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value));
    }

    private static async Task<Order?> PlaceAsync(Crossing crossing, int quantity, Func<SentCommand, Task> before, Guid? purpose = null)
    {
        await using var scope = crossing.Process.Scope();
        return await scope.ServiceProvider.GetRequiredService<Ordering>().PlaceAsync(Item, quantity, before, purpose);
    }

    private static Task<CommandAnswer<StockReserved>> ReserveAsync(Crossing crossing, CommandId command, int quantity) =>
        PortAsync(crossing, p => p.ReserveAsync(command, new(Item, quantity), default));

    private static async Task<T> PortAsync<T>(Crossing crossing, Func<IStockReservations, Task<T>> call)
    {
        await using var scope = crossing.Process.Scope();
        return await call(scope.ServiceProvider.GetRequiredService<IStockReservations>());
    }

    private static async Task<CommandEnding> ConfirmAsync(Crossing crossing, CommandId command)
    {
        await using var scope = crossing.Process.Scope();
        return await scope.ConfirmAsync(command);
    }

    private sealed class Breaking(Step at) : IStep
    {
        public bool IsBroken { get; set; } = true;

        public Task AtAsync(Step step) => IsBroken && step == at ? throw new TimeoutException($"Broken at {step}.") : Task.CompletedTask;
    }

    private sealed class Later : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
