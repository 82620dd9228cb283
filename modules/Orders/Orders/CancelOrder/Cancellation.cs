using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.CancelOrder;

/// <summary>What belongs to every cancellation: what was paid goes back (ORD-07).</summary>
internal static class Cancellation
{
    /// <summary>Cancels an order and has its money given back; the caller saves.</summary>
    public static IUserError? CancelAsGiven<TFacts>(
        this OrdersDb db, Order order, StateAction<TFacts, OrderStatus> action, StepReason? reason, RefundReason refund, Actor by, DateTime at) where TFacts : IStateFacts<OrderStatus>
    {
        if (order.Cancel(action, reason, by, at) is { } refused)
            return refused;
        if (order.PaymentId is { } paid)
            db.Add(Refund.Of(new RefundId(Guid.CreateVersion7()), order, paid, order.RefundRest(), refund, null, by, at));
        return null;
    }

    /// <summary>Gives up what has not left of an order, once some has: its stock is released, its money goes back, and the order goes on with what is on its way (ORD-08). The caller saves.</summary>
    public static IUserError? CancelRest(this OrdersDb db, Order order, StepReason? reason, Actor by, DateTime at, OrdersOptions options)
    {
        if (OrderActions.CancelRest.RefuseState(order.Status) is { } refused)
            return refused;
        if (order.KeepRest(reason, by, at, options) is { Count: > 0 } lines)
            db.Add(Refund.Of(new RefundId(Guid.CreateVersion7()), order, order.PaymentId!.Value, lines, RefundReason.OrderCancelled, null, by, at));
        return null;
    }
}
