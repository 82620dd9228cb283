using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ReadMerchants;

/// <summary>Reads papers for other modules.</summary>
internal sealed class MerchantPapers(ModuleDatabase<MerchantsDb> database, TimeProvider clock) : IMerchantPapers
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<DocumentId, PaperSummary>> FindAsync(IReadOnlyCollection<DocumentId> papers, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return (await ReadAsync(db.Documents.Where(d => papers.Contains(d.Id)), cancellationToken)).ToDictionary(p => p.Paper);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaperSummary>> InForceAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var of = db.Documents.Where(d => d.MerchantId != null && merchants.Contains(d.MerchantId.Value) && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived));
        return [.. (await ReadAsync(of, cancellationToken)).Where(p => p.IsInForce)];
    }

    private async Task<List<PaperSummary>> ReadAsync(IQueryable<Document> papers, CancellationToken cancellationToken)
    {
        // The job that ends them runs once a day; the day itself decides.
        var today = BusinessDay.DayAt(clock.GetUtcNow().UtcDateTime);
        var found = await papers.Where(d => d.MerchantId != null).Select(d => new { d.Id, d.MerchantId, d.Type, d.Status, d.ValidUntil }).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(d => new PaperSummary(
                d.Id, d.MerchantId!.Value, StateName.Of(d.Type), d.Status is DocumentStatus.Approved or DocumentStatus.Archived && (d.ValidUntil is not { } end || end >= today), d.ValidUntil)),
        ];
    }
}
