using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Merchants.ReviewStatistics;

/// <summary>Notes faults that the reviews let escape (DOC-19): what the outside platform finds (DOC-24) and customers report (DOC-21) in papers that were approved.</summary>
internal static class EscapedFaults
{
    /// <summary>
    /// Notes faults in the versions of papers that were approved when they were found, found by what is new; the caller saves, in the transaction of what found them. What was approved
    /// later is blamed for nothing.
    /// </summary>
    /// <param name="db">The database of what found them.</param>
    /// <param name="found">The papers, each with what found a fault in it, the finding's or the report's id, and when it was found (UTC).</param>
    /// <param name="source">Who found them.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task NoteEscapesAsync(
        this MerchantsDb db, IReadOnlyCollection<(DocumentId Paper, Guid SourceId, DateTime FoundAt)> found, DocumentFaultSource source, DateTime at, CancellationToken cancellationToken)
    {
        var papers = found.Select(f => f.Paper).Distinct().ToList();
        if (papers.Count == 0)
            return;
        var approved = (await db.DocumentVersions.Where(v => papers.Contains(v.DocumentId) && v.Outcome == ReviewOutcome.Approved)
            .Select(v => new { v.DocumentId, v.Number, v.DecidedAt }).ToListAsync(cancellationToken)).ToLookup(v => v.DocumentId);
        foreach (var (paper, sourceId, foundAt) in found)
        {
            if (approved[paper].Where(v => v.DecidedAt <= foundAt).MaxBy(v => v.Number) is { } version)
                db.Add(DocumentFault.Of(paper, version.Number, source, sourceId, at));
        }
    }

    /// <summary>
    /// Notes a fault in the newest approved version of a paper; the caller saves, in the transaction of what found it. Nothing is noted where no version is approved, or where it is
    /// noted already.
    /// </summary>
    /// <param name="db">The database of what found it.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="source">Who found it.</param>
    /// <param name="sourceId">What it was found by: the finding's or the report's id.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it was noted.</returns>
    public static async Task<bool> NoteEscapeAsync(this MerchantsDb db, DocumentId paper, DocumentFaultSource source, Guid sourceId, DateTime at, CancellationToken cancellationToken)
    {
        var version = await db.DocumentVersions.Where(v => v.DocumentId == paper && v.Outcome == ReviewOutcome.Approved).MaxAsync(v => (int?)v.Number, cancellationToken);
        if (version is not { } number || await db.DocumentFaults.AnyAsync(f => f.DocumentId == paper && f.VersionNumber == number && f.Source == source && f.SourceId == sourceId, cancellationToken))
            return false;
        db.Add(DocumentFault.Of(paper, number, source, sourceId, at));
        return true;
    }
}
