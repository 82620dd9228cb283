using Microsoft.EntityFrameworkCore;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ScreenOrders;

/// <summary>Finds the rules that hit an order (RSK-07): those in force when it was placed, over what this module knows of orders and merchants. Three statements at most.</summary>
internal sealed class ScreeningDesk(RiskDb db)
{
    /// <summary>Screens an order; it changes nothing.</summary>
    public async Task<IReadOnlyList<RuleHit>> ScreenAsync(OrderAtHand order, CancellationToken cancellationToken)
    {
        var (at, currency) = (order.PlacedAt, order.Currency);
        var rules = await db.Rules.AsNoTracking()
            .Where(r => r.PublishedAt != null && r.PublishedAt <= at && (r.RetiredAt == null || r.RetiredAt > at) && r.Currency == currency)
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        if (rules.Count == 0)
            return [];
        var others = rules.Max(r => r.WindowHours) is { } hours ? await OthersAsync(order, TimeSpan.FromHours(hours), cancellationToken) : [];
        var since = rules.Exists(r => r.Kind == ScreeningRuleKind.NewMerchantHighPrice)
            ? await db.ScreenedMerchants.Where(m => m.Id == order.Merchant).Select(m => (DateTime?)m.ActiveSince).SingleOrDefaultAsync(cancellationToken)
            : null;
        return RuleHits.Of(rules, order, others, since);
    }

    private async Task<IReadOnlyList<BuyersOrder>> OthersAsync(OrderAtHand order, TimeSpan window, CancellationToken cancellationToken)
    {
        if (order.Buyer is not { } buyer)
            return [];
        var (id, currency, from, to) = (order.Id, order.Currency, order.PlacedAt - window, order.PlacedAt + window);
        return await db.ScreenedOrders
            .Where(o => o.BuyerId == buyer && o.Currency == currency && o.PlacedAt > from && o.PlacedAt < to && !o.HasEnded && o.Id != id)
            .Select(o => new BuyersOrder(o.PlacedAt, o.Total)).ToListAsync(cancellationToken);
    }
}
