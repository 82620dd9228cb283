using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A provider has got another amount than was asked for, or has got it after it had said that it has not (ORD-12): finance looks at it.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Due">What was to be paid, in minor units.</param>
/// <param name="Currency">The currency of that, by ISO 4217.</param>
/// <param name="Received">What the provider has got, in minor units.</param>
/// <param name="CurrencyReceived">The currency of that, as the provider names it.</param>
[Event("orders.payment-mismatched")]
public sealed record PaymentMismatched(PaymentId Payment, OrderId Order, MerchantId Merchant, long Due, string Currency, long Received, string CurrencyReceived) : IEvent
{
    Guid IEvent.AggregateId => Payment.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
