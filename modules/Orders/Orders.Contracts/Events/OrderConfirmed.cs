using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>The merchant confirmed an order, and prepares it for shipping 待发货 (ORD-02).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
[Event("orders.order-confirmed")]
public sealed record OrderConfirmed(OrderId Order, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
