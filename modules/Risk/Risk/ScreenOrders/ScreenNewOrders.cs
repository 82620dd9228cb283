using Orders.Contracts;
using Risk.Model;

namespace Risk.ScreenOrders;

/// <summary>
/// Answers before an order is placed (RSK-07), by what is known of the buyer's other orders by then. It changes nothing; orders that are placed at the same time do not see each other here,
/// which is why each is screened again when its placing is told.
/// </summary>
internal sealed class ScreenNewOrders(ScreeningDesk desk) : IOrderScreening
{
    /// <inheritdoc/>
    public async Task<ScreeningVerdict> ScreenAsync(OrderToScreen order, CancellationToken cancellationToken)
    {
        var highest = order.Lines.Select(l => l.UnitPrice).DefaultIfEmpty().Max();
        return RuleHits.Hardest(await desk.ScreenAsync(new(order.Order, order.Merchant, order.Buyer, order.Total, order.Currency, order.PlacedAt, highest), cancellationToken));
    }
}
