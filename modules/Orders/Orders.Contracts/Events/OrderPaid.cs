using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>The whole of an order is paid (ORD-11).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Payment">The payment.</param>
/// <param name="Amount">What was received, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="Commission">The platform's commission on it, as it was frozen with the order, in minor units.</param>
[Event("orders.order-paid")]
public sealed record OrderPaid(OrderId Order, MerchantId Merchant, PaymentId Payment, long Amount, string Currency, long Commission) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
