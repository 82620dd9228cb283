using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ReviewStatistics;

/// <summary>The figures of the reviews.</summary>
[QueryType]
internal static class DocumentReviewStatsQuery
{
    /// <summary>
    /// How the reviews of papers decided in a span of time went: pass rates, rounds, turnaround, reasons, faults that escaped; for all, and for each person, team or kind of paper (DOC-19).
    /// Without a stage, what counts is the decision on a version, in whichever review it fell; with one, each decision of that review.
    /// </summary>
    /// <param name="from">The first moment of the span.</param>
    /// <param name="to">The moment after the span; where it is not after <c>from</c>, nothing is counted.</param>
    /// <param name="type">Only papers of this kind.</param>
    /// <param name="reviewerId">Only what this user decided.</param>
    /// <param name="teamId">Only what those decided who are in this team now.</param>
    /// <param name="stage">Only decisions of this review; the time is then that of this review alone.</param>
    /// <param name="by">For what the figures are told each by itself; left out, for nothing.</param>
    [Authorize(MerchantsPermissions.ReadReviewStats)]
    public static async Task<DocumentReviewStats> GetDocumentReviewStatsAsync(
        DateTime from, DateTime to, DocumentType? type, Guid? reviewerId, ReviewTeamId? teamId, ReviewStage? stage, ReviewStatsGrouping? by,
        MerchantsDb db, IUserNames users, CancellationToken cancellationToken)
    {
        var filter = new DecisionFilter(from.ToUniversalTime(), to.ToUniversalTime(), stage, type, reviewerId, teamId);
        List<Decided> decided;
        HashSet<(DocumentId, int)> escaped;
        ILookup<Guid, ReviewTeamId> teams;
        await using (await db.BeginSnapshotAsync(cancellationToken))
        {
            decided = await DecidedReviews.In(db, filter).ToListAsync(cancellationToken);
            escaped = await DecidedReviews.EscapedAsync(db, filter, cancellationToken);
            teams = by == ReviewStatsGrouping.Team
                ? (await db.ReviewTeamMembers.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(m => m.UserId, m => m.TeamId)
                : Enumerable.Empty<ReviewTeamMember>().ToLookup(m => m.UserId, m => m.TeamId);
        }

        var all = new ReviewFigures(decided, escaped);
        return new(
            filter.From, filter.To, all.PassRate, all.FirstTimePassRate, all.RoundsPerPaper, all.Turnaround, all.Reasons, all.Escapes,
            await RowsAsync(by, decided, escaped, teams, users, cancellationToken));
    }

    private static async Task<IReadOnlyList<DocumentReviewStatsRow>> RowsAsync(
        ReviewStatsGrouping? by, List<Decided> decided, HashSet<(DocumentId, int)> escaped, ILookup<Guid, ReviewTeamId> teams, IUserNames users, CancellationToken cancellationToken)
    {
        switch (by)
        {
            case ReviewStatsGrouping.Person:
                var people = Ordered(decided.GroupBy(d => d.ReviewerId));
                var names = await users.NamesInOrderAsync([.. people.Select(g => (Guid?)g.Key)], cancellationToken);
                return [.. people.Zip(names, (g, name) => Row([.. g], escaped, reviewerId: g.Key, reviewer: name))];
            case ReviewStatsGrouping.Team:
                return [.. Ordered(decided.SelectMany(d => teams[d.ReviewerId].Select(t => (Team: t, Decided: d))).GroupBy(x => x.Team.Value, x => x.Decided))
                    .Select(g => Row([.. g], escaped, teamId: new ReviewTeamId(g.Key)))];
            case ReviewStatsGrouping.Type:
                return [.. Ordered(decided.GroupBy(d => d.Type)).Select(g => Row([.. g], escaped, type: g.Key))];
            default:
                return [];
        }
    }

    private static List<IGrouping<TKey, Decided>> Ordered<TKey>(IEnumerable<IGrouping<TKey, Decided>> groups) => [.. groups.OrderByDescending(g => g.Count()).ThenBy(g => g.Key)];

    private static DocumentReviewStatsRow Row(
        IReadOnlyCollection<Decided> decided, HashSet<(DocumentId, int)> escaped, Guid? reviewerId = null, string? reviewer = null, ReviewTeamId? teamId = null, DocumentType? type = null)
    {
        var figures = new ReviewFigures(decided, escaped);
        return new(reviewerId, reviewer, teamId, type, figures.PassRate, figures.FirstTimePassRate, figures.RoundsPerPaper, figures.Turnaround, figures.Reasons, figures.Escapes);
    }
}
