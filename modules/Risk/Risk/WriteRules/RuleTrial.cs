using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Risk.Model;
using Risk.Persistence;

namespace Risk.WriteRules;

/// <summary>Tries a rule on the orders of the last days that have not ended (RSK-07): what it would have hit, had it been in force.</summary>
internal sealed class RuleTrial(RiskDb db)
{
    /// <summary>How many hits are kept to be listed; all are counted.</summary>
    private const int Listed = 500;

    /// <summary>Tries it. Orders are read one after the other, so that a year of them takes no more memory than a buyer's window.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="since">The orders from then on (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<TrialResult> RunAsync(ScreeningRule rule, DateTime since, CancellationToken cancellationToken)
    {
        var window = TimeSpan.FromHours(rule.WindowHours ?? 0);
        var (currency, from) = (rule.Currency, since - window);
        var merchants = rule.Kind == ScreeningRuleKind.NewMerchantHighPrice ? await db.ScreenedMerchants.ToDictionaryAsync(m => m.Id, m => m.ActiveSince, cancellationToken) : [];
        var orders = db.ScreenedOrders.AsNoTracking().Where(o => o.PlacedAt > from && o.Currency == currency && !o.HasEnded && o.BuyerId != null)
            .OrderBy(o => o.BuyerId).ThenBy(o => o.PlacedAt).ThenBy(o => o.Id);
        var (result, before) = (new TrialResult([], 0, 0), new Queue<ScreenedOrder>());
        await foreach (var order in orders.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            while (before.TryPeek(out var oldest) && (oldest.BuyerId != order.BuyerId || oldest.PlacedAt <= order.PlacedAt - window))
                before.Dequeue();
            if (order.PlacedAt > since)
                result = Take(result, rule, order, before, merchants);
            before.Enqueue(order);
        }

        return result;
    }

    private static TrialResult Take(TrialResult result, ScreeningRule rule, ScreenedOrder order, IEnumerable<ScreenedOrder> before, Dictionary<MerchantId, DateTime> merchants)
    {
        DateTime? activeSince = merchants.TryGetValue(order.MerchantId, out var known) ? known : null;
        if (RuleHits.Of([rule], order.AtHand(), [.. before.Select(o => new BuyersOrder(o.PlacedAt, o.Total))], activeSince) is not [var hit])
            return result with { Orders = result.Orders + 1 };
        if (result.Hits.Count < Listed)
            result.Hits.Add(new() { RuleId = rule.Id, Run = rule.TestRuns + 1, OrderId = order.Id, Measured = hit.Measured, PlacedAt = order.PlacedAt });
        return result with { Orders = result.Orders + 1, HitCount = result.HitCount + 1 };
    }
}

/// <summary>What a try came to.</summary>
/// <param name="Hits">Orders that would have been hit, some of them where there are many.</param>
/// <param name="HitCount">How many would have been hit.</param>
/// <param name="Orders">On how many orders it was tried.</param>
internal sealed record TrialResult(List<ScreeningRuleTestHit> Hits, int HitCount, int Orders);
