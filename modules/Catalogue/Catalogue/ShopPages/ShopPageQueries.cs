using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.ShopPages;

/// <summary>Reading shop pages. What is published is open to everybody; drafts and earlier versions to those who make them.</summary>
[QueryType]
internal static class ShopPageQueries
{
    /// <summary>The page that visitors of a merchant's shop see; null where there is none (CAT-18).</summary>
    /// <param name="merchantId">The merchant.</param>
    public static Task<ShopPageVersion?> GetShopPageAsync(MerchantId merchantId, CatalogueDb db, CancellationToken cancellationToken) =>
        db.ShopPages.AsNoTracking().SingleOrDefaultAsync(p => p.MerchantId == merchantId && p.Status == ShopPageStatus.Published, cancellationToken);

    /// <summary>The versions of the pages of merchants for whom the caller may make pages, the newest first (CAT-18).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ShopPageVersion.Status), nameof(ShopPageVersion.MerchantId), nameof(ShopPageVersion.Edition)])]
    [Authorize(SellingPermissions.WriteShopPages)]
    public static IQueryable<ShopPageVersion> GetShopPageVersions(CatalogueDb db)
    {
        var (isEverywhere, merchants) = db.ReachOf(SellingPermissions.WriteShopPages);
        return db.ShopPages.AsNoTracking().Where(p => isEverywhere || merchants.Contains(p.MerchantId)).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
    }

    /// <summary>Versions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ShopPageVersionId, ShopPageVersion>> GetShopPageVersionsByIdAsync(IReadOnlyList<ShopPageVersionId> ids, CatalogueDb db, CancellationToken cancellationToken)
    {
        var (isEverywhere, merchants) = db.ReachOf(SellingPermissions.WriteShopPages);
        return await db.ShopPages.AsNoTracking().Where(p => ids.Contains(p.Id) && (p.Status == ShopPageStatus.Published || isEverywhere || merchants.Contains(p.MerchantId)))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
    }
}

/// <summary>The version's fields that are not its own columns.</summary>
[ObjectType<ShopPageVersion>]
internal static class ShopPageFields
{
    /// <summary>The page itself.</summary>
    public static ShopPageLayout GetLayout([Parent(Requires = nameof(ShopPageVersion.Layout))] ShopPageVersion page) => ShopPageLayout.Read(page.Layout);

    /// <summary>What can be done with the version, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(ShopPageVersion.Id)} {nameof(ShopPageVersion.MerchantId)} {nameof(ShopPageVersion.Status)}")] ShopPageVersion page, AllowedActions allowed) =>
        allowed.Of(ShopPageActions.All, ShopPageFacts.Of(page));

    /// <summary>The steps through the states, oldest first; empty for those who may not make the merchant's pages.</summary>
    [UsePaging]
    [Authorize(SellingPermissions.WriteShopPages)]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = $"{nameof(ShopPageVersion.Id)} {nameof(ShopPageVersion.MerchantId)}")] ShopPageVersion page, CatalogueDb db)
    {
        // Compared with the row alone, so that it is asked for many versions at once; nobody has the empty id.
        var subject = db.Caller.Has(SellingPermissions.WriteShopPages, page.MerchantId.Value) ? page.Id.Value : Guid.Empty;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>The block's products.</summary>
[ObjectType<ShopBlock>]
internal static class ShopBlockFields
{
    /// <summary>Its products that the visitor may see, in their order; of a banner the one that it leads to (CAT-18).</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<Product>> GetProductsAsync([Parent] ShopBlock block, IDataLoader<ProductId, Product> products, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(block.ProductIds.Select(p => products.LoadAsync(p, cancellationToken)))).OfType<Product>()];
}
