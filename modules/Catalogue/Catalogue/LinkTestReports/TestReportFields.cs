using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Catalogue.LinkTestReports;

/// <summary>The test reports of a product.</summary>
[ExtendObjectType<ProductId>]
internal static class TestReportFields
{
    /// <summary>The test reports that are linked to it, the newest first (CAT-10); empty for those who may not read the merchant's products that are not listed.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<ProductTestReport>>> GetTestReportsAsync([Parent] IReadOnlyList<ProductId> products, CatalogueDb db, CancellationToken cancellationToken)
    {
        var all = (await db.TestReports.AsNoTracking().Where(t => products.Contains(t.ProductId)).OrderByDescending(t => t.LinkedAt).ToListAsync(cancellationToken))
            .Where(t => db.Caller.Has(CataloguePermissions.Read, t.MerchantId.Value)).ToLookup(t => t.ProductId);
        return [.. products.Select(p => all[p].ToList())];
    }
}
