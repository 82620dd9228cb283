using Orders.Contracts;

namespace Risk.Model;

/// <summary>A rule that hits an order.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Measured">What was measured, in minor units.</param>
/// <param name="Counted">How many orders were counted, this one among them; 1 for rules that look at one.</param>
/// <param name="MerchantAgeDays">For how many whole days the merchant had been in business; null for rules that do not ask.</param>
internal sealed record RuleHit(ScreeningRule Rule, long Measured, int Counted, int? MerchantAgeDays);

/// <summary>Measures orders by rules (RSK-07). What it measures depends on the orders alone, not on the order in which they are told of.</summary>
internal static class RuleHits
{
    /// <summary>The rules that hit an order.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="order">The order.</param>
    /// <param name="others">The buyer's other orders in the same currency, less than the longest window before or after it.</param>
    /// <param name="merchantSince">Since when the merchant is in business; null where that is not known yet, which makes it new.</param>
    public static IReadOnlyList<RuleHit> Of(IEnumerable<ScreeningRule> rules, OrderAtHand order, IReadOnlyList<BuyersOrder> others, DateTime? merchantSince) =>
        [.. rules.Where(r => r.Currency == order.Currency).Select(r => Measure(r, order, others, merchantSince)).OfType<RuleHit>()];

    /// <summary>The hardest verdict of some rules; Approve where there are none.</summary>
    public static ScreeningVerdict Hardest(IEnumerable<RuleHit> hits) => hits.Select(h => h.Rule.Verdict).Append(ScreeningVerdict.Approve).Max();

    private static RuleHit? Measure(ScreeningRule rule, OrderAtHand order, IReadOnlyList<BuyersOrder> others, DateTime? merchantSince)
    {
        if (rule.Kind == ScreeningRuleKind.BuyerAmountInWindow)
        {
            var (amount, count) = FullestWindow(order, others, TimeSpan.FromHours(rule.WindowHours!.Value));
            return amount > rule.LimitAmount ? new(rule, amount, count, null) : null;
        }

        var age = merchantSince is { } since ? Math.Max(0, (int)(order.PlacedAt - since).TotalDays) : 0;
        return age < rule.MerchantDays && order.HighestUnitPrice > rule.LimitAmount ? new(rule, order.HighestUnitPrice, 1, age) : null;
    }

    /// <summary>
    /// The most that was ordered in a window of that length that this order lies in. Windows that end later count too: of orders that are placed at the same time, each may be told of
    /// after the other, and the last one told of sees them all.
    /// </summary>
    private static (long Amount, int Count) FullestWindow(OrderAtHand order, IReadOnlyList<BuyersOrder> others, TimeSpan length)
    {
        var best = (Amount: 0L, Count: 0);
        foreach (var end in others.Select(o => o.PlacedAt).Where(at => at > order.PlacedAt && at < order.PlacedAt + length).Append(order.PlacedAt).Distinct())
        {
            var inside = others.Where(o => o.PlacedAt > end - length && o.PlacedAt <= end).ToList();
            var amount = order.Total + inside.Sum(o => o.Total);
            if (amount > best.Amount)
                best = (amount, inside.Count + 1);
        }

        return best;
    }
}
