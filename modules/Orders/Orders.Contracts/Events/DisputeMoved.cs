using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A dispute over an order waits for somebody else now (ORD-13): the merchant has replied, or the platform is asked to decide.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="To">MERCHANT_REPLIED or ARBITRATION.</param>
[Event("orders.dispute-moved")]
public sealed record DisputeMoved(DisputeCaseId Dispute, OrderId Order, MerchantId Merchant, string To) : IEvent
{
    Guid IEvent.AggregateId => Dispute.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
