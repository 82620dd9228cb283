using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A merchant has not taken a step of an order in its time (ORD-02, ORD-04). Told once for each order and step.</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Step">The step: CONFIRM or SHIP.</param>
/// <param name="DueAt">By when it was due (UTC), without the time in which Risk held the order.</param>
[Event("orders.order-overdue")]
public sealed record OrderOverdue(OrderId Order, MerchantId Merchant, string Step, DateTime DueAt) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
