using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Assess;

/// <summary>What is measured of all merchants in a month (MER-06): what other modules have told, buyers' ratings, and the module's own figures about papers.</summary>
internal sealed class Measures
{
    private readonly Dictionary<MerchantId, Dictionary<string, (long Numerator, long Denominator)>> _byMerchant = [];

    /// <summary>The measures of a merchant, by their codes.</summary>
    public IReadOnlyDictionary<string, (long Numerator, long Denominator)> Of(MerchantId merchant) => _byMerchant.GetValueOrDefault(merchant) ?? [];

    /// <summary>Takes one; what is taken later stands.</summary>
    public void Take(MerchantId merchant, string measure, long numerator, long denominator)
    {
        if (!_byMerchant.TryGetValue(merchant, out var own))
            _byMerchant[merchant] = own = [];
        own[measure] = (numerator, denominator);
    }
}

/// <summary>Measures.</summary>
internal static class MeasureQueries
{
    private static readonly DocumentStatus[] Accepted = [DocumentStatus.Approved, DocumentStatus.Archived, DocumentStatus.Expired];

    /// <summary>Measures all merchants in a month, by four statements. The module's own measures cannot be told by others.</summary>
    public static async Task<Measures> MeasureAsync(this MerchantsDb db, AssessmentPeriod period, CancellationToken cancellationToken)
    {
        var (key, from, to, nextDay) = (period.Key, period.StartsAt, period.EndsAt, period.LastDay.AddDays(1));
        var measures = new Measures();
        foreach (var told in await db.Measurements.AsNoTracking().Where(m => m.Period == key).ToListAsync(cancellationToken))
            measures.Take(told.MerchantId, told.Measure, told.Numerator, told.Denominator);
        var ratings = await db.BuyerRatings.Where(r => r.At >= from && r.At < to).GroupBy(r => r.MerchantId)
            .Select(g => new { g.Key, Stars = g.Sum(r => (long)r.Stars), Count = g.LongCount() }).ToListAsync(cancellationToken);
        ratings.ForEach(r => measures.Take(r.Key, OwnMeasures.BuyerRating, r.Stars, r.Count));
        var decided = await db.DocumentVersions.Where(v => v.DecidedAt >= from && v.DecidedAt < to)
            .Join(db.Documents.Where(d => d.MerchantId != null), v => v.DocumentId, d => d.Id, (v, d) => new { Merchant = d.MerchantId!.Value, IsFirst = v.Number == 1, v.Outcome })
            .GroupBy(v => new { v.Merchant, v.IsFirst, v.Outcome }).Select(g => new { g.Key.Merchant, g.Key.IsFirst, g.Key.Outcome, Count = g.LongCount() }).ToListAsync(cancellationToken);
        foreach (var own in decided.GroupBy(d => d.Merchant))
        {
            measures.Take(own.Key, OwnMeasures.PaperPassRate, own.Where(d => d.Outcome == ReviewOutcome.Approved).Sum(d => d.Count), own.Sum(d => d.Count));
            var first = own.Where(d => d.IsFirst).ToList();
            measures.Take(own.Key, OwnMeasures.FirstTimePassRate, first.Where(d => d.Outcome == ReviewOutcome.Approved).Sum(d => d.Count), first.Sum(d => d.Count));
        }

        var papers = await db.Documents.Where(d => d.MerchantId != null && Accepted.Contains(d.Status) && d.SubmittedAt < to).GroupBy(d => d.MerchantId!.Value)
            .Select(g => new { g.Key, Expired = g.Sum(d => d.ValidUntil != null && d.ValidUntil < nextDay ? 1L : 0L), Count = g.LongCount() }).ToListAsync(cancellationToken);
        papers.ForEach(p => measures.Take(p.Key, OwnMeasures.ExpiredPapers, p.Expired, p.Count));
        return measures;
    }
}
