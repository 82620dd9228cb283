using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A carrier has reported of a parcel of an order (ORD-05).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Shipment">The parcel, by its number among the order's shipments.</param>
/// <param name="Code">What the carrier says, in upper snake case: PICKED_UP, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, FAILED or RETURNED.</param>
[Event("orders.order-tracked")]
public sealed record OrderTracked(OrderId Order, MerchantId Merchant, int Shipment, string Code) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
