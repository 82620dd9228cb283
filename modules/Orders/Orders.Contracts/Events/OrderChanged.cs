using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>An order was changed after it was placed (ORD-06): where or how it is sent, or fewer pieces are. What was paid for these comes back by a refund.</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="What">What was changed: ADDRESS, QUANTITY or DELIVERY_METHOD.</param>
[Event("orders.order-changed")]
public sealed record OrderChanged(OrderId Order, MerchantId Merchant, string What) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
