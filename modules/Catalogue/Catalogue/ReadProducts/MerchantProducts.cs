using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Modular.GraphQL;

namespace Catalogue.ReadProducts;

/// <summary>A merchant's goods.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantProducts
{
    /// <summary>The merchant's products that the caller may see, the newest first (CAT-01).</summary>
    [UsePaging]
    [UseFiltering(TypeName = "MerchantProductFilterInput", Properties = [nameof(Product.Status), nameof(Product.Title), nameof(Product.Category), nameof(Product.CreatedAt)])]
    [UseSorting(TypeName = "MerchantProductSortInput", Properties = [nameof(Product.Title), nameof(Product.Status), nameof(Product.CreatedAt)])]
    public static IQueryable<Product> GetProducts([Parent] MerchantId merchant, CatalogueDb db) =>
        db.ReadableProducts().Where(p => p.MerchantId == merchant).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
}
