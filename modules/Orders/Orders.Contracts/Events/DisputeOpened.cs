using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A buyer disputes an order (ORD-13): its amount is held until the dispute is decided.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Amount">What was paid for the order and has not gone back, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("orders.dispute-opened")]
public sealed record DisputeOpened(DisputeCaseId Dispute, OrderId Order, MerchantId Merchant, long Amount, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Dispute.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
