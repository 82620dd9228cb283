using Modular.Kernel;
using Orders.Contracts.Events;
using Settlement.Model;
using Settlement.Reactions;

namespace Settlement.Tests.Closing;

/// <summary>A disputed order holds its own amount, and no other one's, until it is decided (SET-09, ORD-13).</summary>
public sealed class DisputedOrderTests : SettlementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_disputed_order_earned_is_held_until_the_dispute_is_over(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var (disputed, other) = (await SellAsync(merchant, 1_000, 50, February), await SellAsync(merchant, 500, 25, February));
        var opened = new DisputeOpened(new(Guid.CreateVersion7()), disputed.Order, merchant, 1_000, Money.Yuan);
        // Told twice, it is one dispute.
        await HandleAsync<HoldDisputed, DisputeOpened>(opened, February.AddDays(10));
        await HandleAsync<HoldDisputed, DisputeOpened>(opened, February.AddDays(10));
        await CloseAsync();
        var february = await StatementAsync(merchant, "2026-02");
        Assert.Equal((1_425, 950, 475), (february.Closing, february.Held, february.Payable));
        Assert.Equal((disputed.Order, 950, HoldReason.Dispute, null), february.Holds.Select(h => (h.OrderId, h.Amount, h.Reason, h.ExpiresAt)).Single());
        Assert.NotEqual(disputed.Order, other.Order);

        // Still disputed, a month later it is still held; what it earned after a refund is less.
        await RefundAsync(disputed, 400, 400, new(2026, 3, 5, 4, 0, 0, DateTimeKind.Utc));
        Opened.Clock.Now = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var march = await StatementAsync(merchant, "2026-03");
        Assert.Equal((950, 570, 570, 0), (march.Opening, march.Closing, march.Held, march.Payable));

        await HandleAsync<HoldDisputed, DisputeDecided>(new(opened.Dispute, disputed.Order, merchant, "COMPROMISE"), Opened.Clock.Now);
        Opened.Clock.Now = new(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var april = await StatementAsync(merchant, "2026-04");
        Assert.Equal((570, 570, 0, 570), (april.Opening, april.Closing, april.Held, april.Payable));
    }

    /// <summary>What became payable before is not held once more of what the merchant earns later.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_payable_before_is_not_held(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var paid = await SellAsync(merchant, 1_000, 50, February);
        await CloseAsync();
        Assert.Equal(950, (await StatementAsync(merchant, "2026-02")).Payable);
        await HandleAsync<HoldDisputed, DisputeOpened>(new(new(Guid.CreateVersion7()), paid.Order, merchant, 1_000, Money.Yuan), new(2026, 3, 2, 4, 0, 0, DateTimeKind.Utc));
        await SellAsync(merchant, 200, 10, new(2026, 3, 3, 4, 0, 0, DateTimeKind.Utc));
        Opened.Clock.Now = new(2026, 4, 20, 0, 0, 0, DateTimeKind.Utc);
        await CloseAsync();
        var march = await StatementAsync(merchant, "2026-03");
        Assert.Equal((190, 0, 190), (march.Closing, march.Held, march.Payable));
    }
}
