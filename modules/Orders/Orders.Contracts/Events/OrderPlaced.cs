using Merchants.Contracts;
using Modular.Kernel;

namespace Orders.Contracts.Events;

/// <summary>An order was placed; it waits for its payment (ORD-01).</summary>
/// <param name="Order">The order.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="Buyer">Who buys, by the user's id.</param>
/// <param name="Total">What the buyer pays, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="Verdict">What the screening said, or what was configured for its silence.</param>
/// <param name="Lines">What was bought.</param>
[Event("orders.order-placed")]
public sealed record OrderPlaced(OrderId Order, MerchantId Merchant, Guid Buyer, long Total, string Currency, ScreeningVerdict Verdict, IReadOnlyList<PlacedLine> Lines) : IEvent
{
    Guid IEvent.AggregateId => Order.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
