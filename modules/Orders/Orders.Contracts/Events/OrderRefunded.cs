using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A part of an order's money, or all of it, went back to the buyer (ORD-08).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Refund">The refund.</param>
/// <param name="Amount">What went back, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="Lines">What it was for.</param>
[Event("orders.order-refunded")]
public sealed record OrderRefunded(OrderId Order, MerchantId Merchant, RefundId Refund, long Amount, string Currency, IReadOnlyList<RefundedLine> Lines) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
