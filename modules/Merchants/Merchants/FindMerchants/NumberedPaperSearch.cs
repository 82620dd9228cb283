using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.FindMerchants;

/// <summary>Finds requests for papers by the beginning of their number (FE-08).</summary>
internal sealed class DocumentRequestSearch(MerchantsDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("DocumentRequest", MerchantsPermissions.ReadCollection);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        if (!text.MayBeNumber)
            return [];
        var found = await db.DocumentRequests.AsNoTracking().StartingWith(r => r.Number, text.Number).OrderByDescending(r => r.Number).Take(count)
            .Select(r => new { r.Id, r.Number, r.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(r => new SearchHit(NodeId.Of(r.Id), r.Number, r.Number, r.Status))];
    }
}

/// <summary>Finds what customers say about credentials by the beginning of its number (FE-08).</summary>
internal sealed class DocumentReportSearch(MerchantsDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("DocumentReport", MerchantsPermissions.ReadReports);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        if (!text.MayBeNumber)
            return [];
        var found = await db.DocumentReports.AsNoTracking().StartingWith(r => r.Number, text.Number).OrderByDescending(r => r.Number).Take(count)
            .Select(r => new { r.Id, r.Number, r.MerchantName, r.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(r => new SearchHit(NodeId.Of(r.Id), r.Number, r.MerchantName, r.Status))];
    }
}
