using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A payment that paid nothing went back to the buyer (ORD-08): it came too late, twice, or after it had failed. The order's own money is as it was.</summary>
/// <param name="Order">The order that was to be paid.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Payment">The payment.</param>
/// <param name="Refund">The refund.</param>
/// <param name="Amount">What went back, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("orders.payment-returned")]
public sealed record PaymentReturned(OrderId Order, MerchantId Merchant, PaymentId Payment, RefundId Refund, long Amount, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
