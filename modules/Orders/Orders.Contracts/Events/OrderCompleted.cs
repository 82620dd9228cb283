using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>An order is completed: the buyer has confirmed the receipt, or it counts as confirmed (ORD-05). What it earned becomes due after the after-sale window.</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
[Event("orders.order-completed")]
public sealed record OrderCompleted(OrderId Order, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
