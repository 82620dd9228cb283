using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Merchants.ReviewStatistics;

/// <summary>Which decisions are counted (DOC-19).</summary>
/// <param name="From">The first moment of the span (UTC).</param>
/// <param name="To">The moment after the span (UTC).</param>
/// <param name="Stage">Only those of this review; null for those that decided on a version, in whichever review.</param>
/// <param name="Type">Only those on papers of this kind; null for all.</param>
/// <param name="ReviewerId">Only this reviewer's; null for all.</param>
/// <param name="TeamId">Only those of the members of this team; null for all.</param>
internal sealed record DecisionFilter(DateTime From, DateTime To, ReviewStage? Stage = null, DocumentType? Type = null, Guid? ReviewerId = null, ReviewTeamId? TeamId = null);

/// <summary>A decision, as far as figures ask for it.</summary>
internal sealed class Decided
{
    public required DocumentId DocumentId { get; init; }

    public required int Number { get; init; }

    public required DocumentType Type { get; init; }

    public required Guid ReviewerId { get; init; }

    public required ReviewDecision Decision { get; init; }

    public required RejectionReason? Reason { get; init; }

    public required TimeSpan? Turnaround { get; init; }

    /// <summary>Whether the reviewer passed the version.</summary>
    public bool Passed => Decision == ReviewDecision.Accept;
}

/// <summary>Reads the decisions of a span of time: by the index on their time, so that what lies outside of it is not read.</summary>
internal static class DecidedReviews
{
    /// <summary>The decisions.</summary>
    public static IQueryable<Decided> In(MerchantsDb db, DecisionFilter filter)
    {
        var (from, to, stage, type, reviewer, team) = filter;
        var reviews = db.Set<Review>().AsNoTracking().Where(r => r.At >= from && r.At < to);
        reviews = stage is null ? reviews.Where(r => r.Stage == ReviewStage.Detailed || r.Decision == ReviewDecision.Reject) : reviews.Where(r => r.Stage == stage);
        if (reviewer is not null)
            reviews = reviews.Where(r => r.ReviewerId == reviewer);
        if (team is not null)
            reviews = reviews.Where(r => db.ReviewTeamMembers.Any(m => m.TeamId == team && m.UserId == r.ReviewerId));
        var isWhole = stage is null;
        // Papers pass the caller's scope.
        return reviews
            .Join(db.Documents.AsNoTracking().Where(d => type == null || d.Type == type), r => r.DocumentId, d => d.Id, (r, d) => new { Review = r, d.Type })
            .Join(db.DocumentVersions.AsNoTracking(), x => new { x.Review.DocumentId, x.Review.Number }, v => new { v.DocumentId, v.Number }, (x, v) => new Decided
            {
                DocumentId = x.Review.DocumentId,
                Number = x.Review.Number,
                Type = x.Type,
                ReviewerId = x.Review.ReviewerId,
                Decision = x.Review.Decision,
                Reason = x.Review.RejectionReason,
                Turnaround = isWhole ? v.Turnaround : x.Review.Turnaround,
            });
    }

    /// <summary>The versions among those that passed in which a fault was found since.</summary>
    public static async Task<HashSet<(DocumentId, int)>> EscapedAsync(MerchantsDb db, DecisionFilter filter, CancellationToken cancellationToken)
    {
        var escaped = await In(db, filter).Where(d => d.Decision == ReviewDecision.Accept)
            .Where(d => db.DocumentFaults.Any(f => f.DocumentId == d.DocumentId && f.VersionNumber == d.Number))
            .Select(d => new { d.DocumentId, d.Number }).ToListAsync(cancellationToken);
        return [.. escaped.Select(e => (e.DocumentId, e.Number))];
    }
}
