using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewStatistics;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Reports;

/// <summary>What customers rightly say about credentials are errors that the reviews let pass (DOC-19, DOC-21).</summary>
internal static class UpheldReports
{
    /// <summary>
    /// Notes one, in the save that answers it: against the paper that the customer was shown, the one of the kind that was approved last before the report. A report that names no
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
            .OrderByDescending(v => v.DecidedAt).ThenByDescending(v => v.DocumentId).Take(1).Select(v => v.DocumentId).ToListAsync(cancellationToken);
        foreach (var paper in shown)
            await db.NoteEscapeAsync(paper, DocumentFaultSource.Customer, report.Id.Value, at, cancellationToken);
    }
}
