using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewStatistics;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Reports;

/// <summary>What customers rightly say about credentials are errors that the reviews let pass (DOC-19, DOC-21).</summary>
internal static class UpheldReports
{
    /// <summary>
    /// Notes one, in the save that answers it: against the paper that the customer was shown, of those of the kind that were in force at that moment the one that was approved last. A report that names no
    /// kind of credential says nothing of any review; it keeps by itself that it was upheld.
    /// </summary>
    /// <param name="db">The context that is saved afterwards.</param>
    /// <param name="report">What was upheld.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task NoteUpheldAsync(this MerchantsDb db, DocumentReport report, DateTime at, CancellationToken cancellationToken)
    {
        if (report.CredentialType is not { } kind)
            return;
        var papers = db.Documents.Where(d => d.Type == kind && db.Merchants.Any(m => m.Id == report.MerchantId && m.ApplicationId == d.ApplicationId));
        var shown = await db.DocumentVersions.AsNoTracking()
            .Where(v => v.Outcome == ReviewOutcome.Approved && v.DecidedAt <= report.ReportedAt && papers.Any(d => d.Id == v.DocumentId))
            .OrderByDescending(v => v.DecidedAt).ThenByDescending(v => v.DocumentId).Select(v => v.DocumentId).ToListAsync(cancellationToken);
        var (ids, over) = (shown.ConvertAll(d => d.Value), new[] { StateName.Of(DocumentStatus.Expired), StateName.Of(DocumentStatus.Superseded) });
        var ended = await db.StateChanges.Where(c => ids.Contains(c.SubjectId) && over.Contains(c.To) && c.At <= report.ReportedAt).Select(c => c.SubjectId).ToListAsync(cancellationToken);
        foreach (var paper in shown.Where(d => !ended.Contains(d.Value)).Take(1))
            await db.NoteEscapeAsync(paper, DocumentFaultSource.Customer, report.Id.Value, at, cancellationToken);
    }
}
