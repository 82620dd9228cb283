using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Catalogue.Campaigns;

/// <summary>What is watched of a campaign (CAT-16).</summary>
internal enum CampaignFigure
{
    /// <summary>Paid orders in which some of its goods are.</summary>
    Orders,

    /// <summary>Pieces of its goods in paid orders.</summary>
    Pieces,

    /// <summary>What was paid for them, in minor units of the plan's currency.</summary>
    Amount,
}

/// <summary>A figure of a campaign against its target (CAT-16).</summary>
/// <param name="Figure">What is counted.</param>
/// <param name="Actual">How much there is by now.</param>
/// <param name="Target">How much it is to be; null for no target.</param>
/// <param name="Reached">How much of the target is reached, in basis points: 10 000 is all of it. Null without a target.</param>
internal sealed record CampaignMetric(CampaignFigure Figure, long Actual, long? Target, long? Reached)
{
    /// <summary>The figure with its part of the target.</summary>
    public static CampaignMetric Of(CampaignFigure figure, long actual, long? target) => new(figure, actual, target, target is { } whole ? Modular.Kernel.Shares.Of(actual, 10_000, whole) : null);
}

/// <summary>The live figures of campaigns.</summary>
[ExtendObjectType<CampaignId>]
internal static class CampaignMetrics
{
    /// <summary>
    /// The figures against their targets, as they are now (CAT-16): of the orders that were paid while it ran, with what of its goods was reserved for them; what was given back before it left counts
    /// no more.
    /// </summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<CampaignMetric>>> GetMetricsAsync([Parent] IReadOnlyList<CampaignId> campaigns, CatalogueDb db, CancellationToken cancellationToken)
    {
        var plans = await db.ReadableCampaigns().Where(c => campaigns.Contains(c.Id)).Select(c => new { c.Id, c.Plan }).ToDictionaryAsync(c => c.Id, c => c.Plan, cancellationToken);
        var lines = from c in db.ReadableCampaigns()
                    join p in db.CampaignProducts on c.Id equals p.CampaignId
                    join v in db.Variants on p.ProductId equals v.ProductId
                    join l in db.ReservationLines on v.Id equals l.VariantId
                    join r in db.Reservations on l.ReservationId equals r.Id
                    where campaigns.Contains(c.Id) && v.Currency == c.Plan.Currency && r.SecuredAt >= c.StartedAt && (c.EndedAt == null || r.SecuredAt < c.EndedAt)
                    where r.Status == ReservationStatus.Secured || r.Status == ReservationStatus.Dispatched || (r.Status == ReservationStatus.Released && l.Dispatched > 0)
                    select new { c.Id, Order = r.Id, Pieces = r.Status == ReservationStatus.Released ? l.Dispatched : l.Quantity, l.UnitPrice };
        var sums = await lines.GroupBy(l => l.Id)
            .Select(g => new { g.Key, Pieces = g.Sum(l => (long)l.Pieces), Amount = g.Sum(l => l.Pieces * l.UnitPrice), Orders = g.Select(l => l.Order).Distinct().Count() })
            .ToDictionaryAsync(s => s.Key, cancellationToken);
        return [.. campaigns.Select(Of)];

        IReadOnlyList<CampaignMetric> Of(CampaignId id)
        {
            if (!plans.TryGetValue(id, out var plan))
                return [];
            var sum = sums.GetValueOrDefault(id);
            return
            [
                CampaignMetric.Of(CampaignFigure.Orders, sum?.Orders ?? 0, plan.TargetOrders),
                CampaignMetric.Of(CampaignFigure.Pieces, sum?.Pieces ?? 0, plan.TargetPieces),
                CampaignMetric.Of(CampaignFigure.Amount, sum?.Amount ?? 0, plan.TargetAmount),
            ];
        }
    }
}
