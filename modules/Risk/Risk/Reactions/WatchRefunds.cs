using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts.Events;
using Risk.HandleAlerts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.Reactions;

/// <summary>
/// Counts what buyers pay and get back, each once (RSK-05). A refund measures the merchant's rate anew; a payment only makes it lower, and the next measurement of the hour sees it, so that
/// payments cost the same however many there were before.
/// </summary>
internal sealed class WatchRefunds(RiskDb db, RefundWatch watch) : IHandle<OrderPaid>, IHandle<OrderRefunded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(OrderPaid happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.PaidOrders.AnyAsync(o => o.Id == happened.Order, cancellationToken))
            return;
        db.Add(new PaidOrder { Id = happened.Order, MerchantId = happened.Merchant, Currency = happened.Currency, Amount = happened.Amount, At = source.OccurredAt });
        if (watch.IsMeasured(happened.Currency, source.OccurredAt))
            await watch.BeginAsync(happened.Merchant, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(OrderRefunded happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.CountedRefunds.AnyAsync(r => r.Id == happened.Refund, cancellationToken))
            return;
        db.Add(new CountedRefund { Id = happened.Refund, MerchantId = happened.Merchant, Currency = happened.Currency, Amount = happened.Amount, At = source.OccurredAt });
        await db.SaveChangesAsync(cancellationToken);
        // What went back whole is over. Added up by the database: another refund of the order may be counted at this moment.
        var amount = happened.Amount;
        await db.ChangeRowsAsync(
            db.ScreenedOrders.Where(o => o.Id == happened.Order),
            set => set.SetProperty(o => o.Refunded, o => o.Refunded + amount).SetProperty(o => o.IsOver, o => o.IsOver || o.Refunded + amount >= o.Total), cancellationToken);
        if (watch.IsMeasured(happened.Currency, source.OccurredAt))
            await watch.MeasureAsync(happened.Merchant, cancellationToken);
    }
}
