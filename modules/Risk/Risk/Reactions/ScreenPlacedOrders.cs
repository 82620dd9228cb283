using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Contracts.Events;
using Risk.Model;
using Risk.Persistence;
using Risk.ScreenOrders;

namespace Risk.Reactions;

/// <summary>
/// Screens each order that was placed once more, one after the other, when the buyer's orders before it are all known (RSK-07): those that were placed at the same time and each were below
/// a limit are found here. An order that has ended leaves the window, and nobody has to decide on it any more; of one that was completed nothing is held back any more.
/// </summary>
internal sealed class ScreenPlacedOrders(RiskDb db, ScreeningDesk desk, RiskOptions options) : IHandle<OrderPlaced>, IHandle<OrderCancelled>, IHandle<OrderExpired>, IHandle<OrderCompleted>
{
    /// <inheritdoc/>
    public async Task HandleAsync(OrderPlaced happened, EventSource source, CancellationToken cancellationToken)
    {
        var id = happened.Order;
        if (await db.ScreenedOrders.AnyAsync(o => o.Id == id, cancellationToken))
            return;
        await TakeTurnAsync(happened.Buyer, cancellationToken);
        var order = db.Add(new ScreenedOrder
        {
            Id = id, MerchantId = happened.Merchant, BuyerId = happened.Buyer, Currency = happened.Currency, Total = happened.Total,
            HighestUnitPrice = happened.Lines.Select(l => l.UnitPrice).DefaultIfEmpty().Max(), PlacedAt = source.OccurredAt,
        }).Entity.AtHand();
        var hits = await desk.ScreenAsync(order, cancellationToken);
        if (ScreeningDecision.Screen(order, happened.Verdict, hits, TimeSpan.FromHours(options.DecisionHours), source.OccurredAt) is { } decision)
            db.Add(decision);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task HandleAsync(OrderCancelled happened, EventSource source, CancellationToken cancellationToken) => EndAsync(happened.Order, source.OccurredAt, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(OrderExpired happened, EventSource source, CancellationToken cancellationToken) => EndAsync(happened.Order, source.OccurredAt, cancellationToken);

    /// <inheritdoc/>
    public async Task HandleAsync(OrderCompleted happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.ScreenedOrders.SingleOrDefaultAsync(o => o.Id == happened.Order, cancellationToken) is not { IsOver: false } order)
            return;
        order.Complete();
        await db.SaveChangesAsync(cancellationToken);
    }

    // Another process may be trying an earlier order of the buyer again at this moment: neither would see the other's.
    private async Task TakeTurnAsync(Guid buyer, CancellationToken cancellationToken)
    {
        if (await db.ChangeRowsAsync(db.ScreenedBuyers.Where(b => b.Id == buyer), set => set.SetProperty(b => b.Orders, b => b.Orders + 1), cancellationToken) > 0)
            return;
        db.Add(new ScreenedBuyer { Id = buyer, Orders = 1 });
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task EndAsync(OrderId id, DateTime at, CancellationToken cancellationToken)
    {
        if (await db.ScreenedOrders.SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is not { HasEnded: false } order)
            return;
        order.End();
        if (await db.Decisions.SingleOrDefaultAsync(d => d.OrderId == id, cancellationToken) is { } decision)
            decision.Lapse(at);
        await db.SaveChangesAsync(cancellationToken);
    }
}
