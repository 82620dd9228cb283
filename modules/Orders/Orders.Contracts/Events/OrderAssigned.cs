using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>An order was given to somebody of its merchant's staff, to be fulfilled (ORD-03).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Assignee">Who has it now, by the user's id.</param>
[Event("orders.order-assigned")]
public sealed record OrderAssigned(OrderId Order, MerchantId Merchant, Guid Assignee) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
