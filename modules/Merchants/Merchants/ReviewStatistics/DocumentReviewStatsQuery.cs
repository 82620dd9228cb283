using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.ReviewStatistics;

/// <summary>The figures of the reviews.</summary>
[QueryType]
internal static class DocumentReviewStatsQuery
{
    /// <summary>How the reviews of papers decided in a span of time went: pass rates, rounds, turnaround, reasons (DOC-19).</summary>
    /// <param name="from">The first moment of the span.</param>
    /// <param name="to">The moment after the span; where it is not after <c>from</c>, nothing is counted.</param>
    [Authorize(MerchantsPermissions.ReadReviewStats)]
    public static async Task<DocumentReviewStats> GetDocumentReviewStatsAsync(DateTime from, DateTime to, MerchantsDb db, CancellationToken cancellationToken)
    {
        (from, to) = (from.ToUniversalTime(), to.ToUniversalTime());
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var decided = db.DocumentVersions.AsNoTracking().Where(v => v.DecidedAt >= from && v.DecidedAt < to);
        var counts = await decided
            .GroupBy(v => new { IsFirst = v.Number == 1, v.Outcome, v.RejectionReason })
            .Select(g => new { g.Key.IsFirst, g.Key.Outcome, g.Key.RejectionReason, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var papers = await decided.Select(v => v.DocumentId).Distinct().CountAsync(cancellationToken);

        var total = counts.Sum(c => c.Count);
        var turnaround = new TurnaroundPercentiles(
            await PercentileAsync(decided, total, 50, cancellationToken),
            await PercentileAsync(decided, total, 90, cancellationToken),
            await PercentileAsync(decided, total, 95, cancellationToken));
        return new(
            from, to,
            new(counts.Where(c => c.Outcome == ReviewOutcome.Approved).Sum(c => c.Count), total),
            new(counts.Where(c => c.IsFirst && c.Outcome == ReviewOutcome.Approved).Sum(c => c.Count), counts.Where(c => c.IsFirst).Sum(c => c.Count)),
            new(total, papers),
            turnaround,
            Pareto([.. counts.Where(c => c.RejectionReason != null).Select(c => (c.RejectionReason!.Value, c.Count))]));
    }

    private static async Task<TimeSpan?> PercentileAsync(IQueryable<DocumentVersion> decided, int count, int percent, CancellationToken cancellationToken)
    {
        if (count == 0)
            return null;
        var rank = (int)(((long)count * percent + 99) / 100);
        return await decided.OrderBy(v => v.Turnaround).Select(v => v.Turnaround).Skip(rank - 1).FirstAsync(cancellationToken);
    }

    private static List<ReasonCount> Pareto(IReadOnlyList<(RejectionReason Reason, int Count)> rejections)
    {
        var total = rejections.Sum(r => r.Count);
        var cumulative = 0;
        return [.. rejections.GroupBy(r => r.Reason, r => r.Count)
            .Select(g => (Reason: g.Key, Count: g.Sum()))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Reason.ToString(), StringComparer.Ordinal)
            .Select(r => new ReasonCount(r.Reason, r.Count, new(r.Count, total), new(cumulative += r.Count, total)))];
    }
}
