using Catalogue.Persistence;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Keeps in step with the papers that products are linked to (CAT-10, DOC-25): without a report in force nothing is listed where the category demands one.</summary>
/// <param name="db">The module's database.</param>
/// <param name="papers">Reads merchants' papers; none where the module that keeps them is not there.</param>
internal sealed class FollowTestReports(CatalogueDb db, IEnumerable<IMerchantPapers> papers) : IHandle<DocumentExpired>, IHandle<DocumentReviewed>
{
    /// <inheritdoc/>
    public Task HandleAsync(DocumentExpired happened, EventSource source, CancellationToken cancellationToken) => RefreshAsync(happened.Document, false, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(DocumentReviewed happened, EventSource source, CancellationToken cancellationToken) => RefreshAsync(happened.Document, null, cancellationToken);

    private async Task RefreshAsync(DocumentId paper, bool? isInForce, CancellationToken cancellationToken)
    {
        var linked = await db.TestReports.Where(t => t.DocumentId == paper).ToListAsync(cancellationToken);
        if (linked.Count == 0)
            return;
        var known = papers.SingleOrDefault() is { } reader ? (await reader.FindAsync([paper], cancellationToken)).GetValueOrDefault(paper) : null;
        foreach (var report in linked)
        {
            report.IsInForce = isInForce ?? known?.IsInForce ?? report.IsInForce;
            report.ValidUntil = known?.ValidUntil ?? report.ValidUntil;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
