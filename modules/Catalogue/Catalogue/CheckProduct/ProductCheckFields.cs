using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Catalogue.CheckProduct;

/// <summary>What the automatic checks say of a product now.</summary>
[ExtendObjectType<ProductId>]
internal static class ProductCheckFields
{
    /// <summary>
    /// What the automatic checks find now, the category first (CAT-05 to CAT-10, CAT-13): what is BLOCKING keeps it from being handed in. Empty for those who may not read the merchant's
    /// products that are not listed.
    /// </summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    [Cost(20)]
    public static async Task<IReadOnlyList<IReadOnlyList<ProductCheck>>> GetProductChecksAsync(
        [Parent] IReadOnlyList<ProductId> products, CatalogueDb db, ProductChecker checker, CancellationToken cancellationToken)
    {
        var own = await db.Products.AsNoTracking().Include(p => p.Variants.OrderBy(v => v.Sku)).AsSingleQuery().Where(p => products.Contains(p.Id)).ToListAsync(cancellationToken);
        var found = await checker.CheckAsync([.. own.Where(p => db.Caller.Has(CataloguePermissions.Read, p.MerchantId.Value))], cancellationToken);
        return [.. products.Select(p => found.Of.GetValueOrDefault(p) ?? [])];
    }
}
