using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.FindMerchants;

/// <summary>Finds requests for papers by the beginning of their number (FE-08).</summary>
internal sealed class DocumentRequestSearch(MerchantsDb db) : RowSearch("DocumentRequest", MerchantsPermissions.ReadCollection)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) => !text.MayBeNumber ? null
        : db.DocumentRequests.AsNoTracking().StartingWith(r => r.Number, text.Number).OrderByDescending(r => r.Number)
            .Select(r => new SearchHit(NodeId.Of(r.Id), r.Number, r.Number, r.Status));
}

/// <summary>Finds what customers say about credentials by the beginning of its number (FE-08).</summary>
internal sealed class DocumentReportSearch(MerchantsDb db) : RowSearch("DocumentReport", MerchantsPermissions.ReadReports)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) => !text.MayBeNumber ? null
        : db.DocumentReports.AsNoTracking().StartingWith(r => r.Number, text.Number).OrderByDescending(r => r.Number)
            .Select(r => new SearchHit(NodeId.Of(r.Id), r.Number, r.MerchantName, r.Status));
}
