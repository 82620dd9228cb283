using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>A buyer asks for a return, an exchange, a repair, or money back alone (ORD-09).</summary>
/// <param name="AfterSale">The after-sale.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Kind">RETURN, EXCHANGE, REPAIR or REFUND_ONLY.</param>
[Event("orders.after-sale-applied")]
public sealed record AfterSaleApplied(AfterSaleId AfterSale, OrderId Order, MerchantId Merchant, string Kind) : IEvent
{
    Guid IEvent.AggregateId => AfterSale.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
