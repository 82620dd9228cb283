using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.ReadProducts;

/// <summary>The product's fields that are not its own columns.</summary>
[ObjectType<Product>]
internal static class ProductType
{
    /// <summary>What is sold of it, in the order of the SKUs (CAT-04).</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<ProductVariant>> GetVariantsAsync(
        [Parent(Requires = nameof(Product.Id))] Product product, IDataLoader<ProductId, ProductVariant[]> variants, CancellationToken cancellationToken) =>
        await variants.LoadAsync(product.Id, cancellationToken) ?? [];

    /// <summary>The steps through the states, oldest first; empty for those who may not read products of the merchant that are not listed.</summary>
    [UsePaging]
    [Authorize(CataloguePermissions.Read)]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = $"{nameof(Product.Id)} {nameof(Product.MerchantId)}")] Product product, CatalogueDb db)
    {
        // Compared with the row alone, so that it is asked for many products at once; nobody has the empty id.
        var subject = db.Caller.Has(CataloguePermissions.Read, product.MerchantId.Value) ? product.Id.Value : Guid.Empty;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>What the caller may do with a product now (FE-01).</summary>
[ExtendObjectType<ProductId>]
internal static class ProductAllowedActions
{
    /// <summary>What can be done with the product, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<ProductId> products, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(products, cancellationToken);
        return [.. products.Select(p => facts.TryGetValue(p, out var known) ? allowed.Of(ProductActions.All, known) : [])];
    }
}
