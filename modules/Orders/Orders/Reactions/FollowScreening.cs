using Modular.Kernel;
using Modular.Messaging;
using Orders.CancelOrder;
using Orders.Contracts;
using Orders.Contracts.Inbound;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reactions;

/// <summary>Does what those who watch fraud decide (RSK-07): holds an order, releases it, or ends it as long as nothing was shipped.</summary>
internal sealed class FollowScreening(OrdersDb db) : IHandle<OrderScreeningDecided>
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
                // What has been shipped meanwhile cannot be stopped any more; the money is Settlement's to hold. By which rule, the history does not tell: its buyer reads it.
                db.CancelAsGiven(order, BuyerActions.Cancel, StepReason.Told("RISK_DECLINED"), RefundReason.OrderCancelled, Actor.System, source.OccurredAt);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
