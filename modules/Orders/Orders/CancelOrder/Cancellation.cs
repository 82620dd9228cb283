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
}
