using Modular.Kernel;

namespace Orders.Contracts.Inbound;

/// <summary>Somebody who watches fraud has decided on an order that was placed: its fulfilment is held, released, or the order ends (RSK-07).</summary>
/// <param name="Order">The order.</param>
/// <param name="Verdict">What was decided: Approve releases it, BlockAndReview holds it, Decline cancels it; Review changes nothing.</param>
/// <param name="Code">A stable code of why, in upper snake case.</param>
[Event("orders.order-screening-decided")]
public sealed record OrderScreeningDecided(OrderId Order, ScreeningVerdict Verdict, string Code) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;
}
