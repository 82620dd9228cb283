using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A shipment of an order has left (ORD-04).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="IsWhole">Whether nothing is left to be shipped.</param>
[Event("orders.order-shipped")]
public sealed record OrderShipped(OrderId Order, MerchantId Merchant, bool IsWhole) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
