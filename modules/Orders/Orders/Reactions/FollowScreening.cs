using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;
using Orders.CancelOrder;
using Orders.Contracts;
using Orders.Contracts.Inbound;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reactions;

/// <summary>Does what those who watch fraud decide (RSK-07): holds an order, releases it, or ends it; of one of which some was shipped, what was not stays here.</summary>
internal sealed class FollowScreening(OrdersDb db, OrdersOptions options) : IHandle<OrderScreeningDecided>
{
    /// <inheritdoc/>
    public async Task HandleAsync(OrderScreeningDecided happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(happened.Order, cancellationToken) is not { } order)
            return;
        switch (happened.Verdict)
        {
            case ScreeningVerdict.Approve:
                order.Release(source.OccurredAt);
                break;
            case ScreeningVerdict.BlockAndReview:
                order.Hold(source.OccurredAt);
                break;
            case ScreeningVerdict.Decline:
                // By which rule, the history does not tell: its buyer reads it.
                var why = StepReason.Told("RISK_DECLINED");
                if (db.CancelAsGiven(order, BuyerActions.Cancel, why, RefundReason.OrderCancelled, Actor.System, source.OccurredAt) is not null)
                    GiveRestBack(order, why, source.OccurredAt);
                // A service that is being done is past stopping, as what has been shipped is; its order was cancelled before that alone.
                if (order.Status == OrderStatus.Cancelled && await db.ServiceOrders.SingleOrDefaultAsync(s => s.OrderId == order.Id, cancellationToken) is { } service)
                    service.End(isDone: false, null, Actor.System, source.OccurredAt);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // What has been shipped cannot be stopped any more; the money for it is Settlement's to hold.
    private void GiveRestBack(Order order, StepReason why, DateTime at)
    {
        if (order.KeepRest(why, Actor.System, at, options) is { Count: > 0 } lines)
            db.Add(Refund.Of(new RefundId(Guid.CreateVersion7()), order, order.PaymentId!.Value, lines, RefundReason.OrderCancelled, null, Actor.System, at));
    }
}
