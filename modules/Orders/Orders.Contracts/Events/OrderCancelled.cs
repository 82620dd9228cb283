using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>An order was cancelled before its shipment (ORD-07). What was paid comes back by a refund.</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
[Event("orders.order-cancelled")]
public sealed record OrderCancelled(OrderId Order, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
