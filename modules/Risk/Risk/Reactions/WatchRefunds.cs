using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Orders.Contracts.Events;
using Risk.HandleAlerts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.Reactions;

/// <summary>Counts what buyers pay and get back, each once, and measures the merchant's refund rate anew (RSK-05).</summary>
internal sealed class WatchRefunds(RiskDb db, RefundWatch watch) : IHandle<OrderPaid>, IHandle<OrderRefunded>
{
    /// <inheritdoc/>
    public async Task HandleAsync(OrderPaid happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.PaidOrders.AnyAsync(o => o.Id == happened.Order, cancellationToken))
            return;
        db.Add(new PaidOrder { Id = happened.Order, MerchantId = happened.Merchant, Currency = happened.Currency, Amount = happened.Amount, At = source.OccurredAt });
        await db.SaveChangesAsync(cancellationToken);
        if (watch.IsMeasured(happened.Currency, source.OccurredAt))
            await watch.MeasureAsync(happened.Merchant, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(OrderRefunded happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.CountedRefunds.AnyAsync(r => r.Id == happened.Refund, cancellationToken))
            return;
        db.Add(new CountedRefund { Id = happened.Refund, MerchantId = happened.Merchant, Currency = happened.Currency, Amount = happened.Amount, At = source.OccurredAt });
        await db.SaveChangesAsync(cancellationToken);
        if (watch.IsMeasured(happened.Currency, source.OccurredAt))
            await watch.MeasureAsync(happened.Merchant, cancellationToken);
    }
}
