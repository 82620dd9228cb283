using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts.Events;

namespace Settlement.Tests.Feeds;

/// <summary>What Orders tells reaches the ledger through the feed, each once, also where the process stops in between (SET-06).</summary>
public sealed class OrderFeedTests : SettlementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_raised_there_is_booked_here(DatabaseKind on)
    {
        await BeginAsync(on);
        await OrdersStandIn.PrepareAsync(Opened);
        await Opened.StartUpAsync();
        var merchant = NewMerchant();
        var events = new List<IEvent>();
        for (var i = 0; i < 10; i++)
        {
            var paid = new OrderPaid(new(Guid.CreateVersion7()), merchant, new(Guid.CreateVersion7()), 999, Money.Yuan, 50);
            events.Add(paid);
            events.Add(new OrderCompleted(paid.Order, merchant));
            events.Add(new OrderRefunded(paid.Order, merchant, new(Guid.CreateVersion7()), 333, Money.Yuan, [new(1, 1, 333, 333, 999, 50)]));
        }

        events.Add(new Contracts.Inbound.MerchantPenaltyCharged(Guid.NewGuid(), merchant, 77, Money.Yuan, "LATE_SHIPMENT"));
        foreach (var happened in events)
            await OrdersStandIn.RaiseAsync(Opened, happened, February);
        await UntilAsync(entries: 21, orders: 10);

        await using var read = Open();
        Assert.All(await read.LedgerEntries.AsNoTracking().ToListAsync(), e => Assert.Equal((February, "2026-02"), (e.PostedAt, e.Period)));
        Assert.Equal(170, await BalanceAsync(Settlement.Model.AccountCode.CommissionReturned));
        await AssertBalancedAsync();
        await CloseAsync();
        Assert.Equal((10 * (949 - 316) - 77, 21), ((await StatementAsync(merchant, "2026-02")).Payable, (await StatementAsync(merchant, "2026-02")).LineCount));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_payouts_steps_are_streamed_to_whom_they_concern(DatabaseKind on)
    {
        await BeginAsync(on);
        await OrdersStandIn.PrepareAsync(Opened);
        await Opened.StartUpAsync();
        var merchant = NewMerchant();
        await PayoutAsync(merchant, 900);
        await ProcessAsync();

        Assert.Equal(
            ["settlement.payout-created", "settlement.payout-approved", "settlement.payout-sent", "settlement.payout-paid"], await StreamAsync(OwnerOf(merchant), 4));
        Assert.Equal(["settlement.payout-created"], await StreamAsync(Finance, 1));
        Assert.Empty(await StreamAsync(OwnerOf(NewMerchant()), 1));
    }

    private async Task<List<string>> StreamAsync(TestCaller caller, int count)
    {
        using var limit = new CancellationTokenSource(count == 1 && !caller.IsPlatformWide ? TimeSpan.FromSeconds(2) : Longest.Wait);
        var seen = new List<string>();
        var feeds = Opened.Services.GetServices<Modular.Messaging.IEventFeed>();
        var updates = await TrackPayouts.PayoutSubscription.OnPayoutUpdatedAsync(
            new Modular.Messaging.FeedCursor("p1").Of(0), feeds, Opened.Services.GetRequiredService<Modular.Persistence.ModuleDatabase<Persistence.SettlementDb>>(), caller, new NoStart(), limit.Token);
        try
        {
            await foreach (var update in updates.WithCancellation(limit.Token))
            {
                seen.Add(update.Event);
                if (seen.Count == count)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing came.
        }

        return seen;
    }

    private async Task UntilAsync(int entries, int orders)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(50))
        {
            await using var db = Open();
            var there = (await db.LedgerEntries.CountAsync(), await db.SettledOrders.CountAsync());
            if (there == (entries, orders))
                return;
            Assert.True(DateTime.UtcNow < end, $"{there} instead of {(entries, orders)}");
            // Of two reactions that meet at one row, one is tried again by this clock.
            Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private sealed class NoStart : IStreamStart
    {
        public string? LastEventId => null;
    }
}
