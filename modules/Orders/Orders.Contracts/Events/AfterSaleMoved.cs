using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>An after-sale has taken a step (ORD-09). Money that goes back is told by <see cref="OrderRefunded"/>.</summary>
/// <param name="AfterSale">The after-sale.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="From">The state that it was in, as the schema names it.</param>
/// <param name="To">The state that it is in now, as the schema names it.</param>
[Event("orders.after-sale-moved")]
public sealed record AfterSaleMoved(AfterSaleId AfterSale, OrderId Order, MerchantId Merchant, string From, string To) : IEvent
{
    Guid IEvent.AggregateId => AfterSale.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
