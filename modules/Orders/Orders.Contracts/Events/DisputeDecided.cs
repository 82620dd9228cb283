using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A dispute over an order is over (ORD-13): its amount is not held for it any more. What the decision gives back is told by <see cref="OrderRefunded"/>.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Outcome">FOR_BUYER, FOR_MERCHANT, COMPROMISE or WITHDRAWN.</param>
[Event("orders.dispute-decided")]
public sealed record DisputeDecided(DisputeCaseId Dispute, OrderId Order, MerchantId Merchant, string Outcome) : IEvent
{
    Guid IEvent.AggregateId => Dispute.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
