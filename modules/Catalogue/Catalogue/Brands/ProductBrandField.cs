using Catalogue.Model;
using Modular.GraphQL;

namespace Catalogue.Brands;

/// <summary>The registered brand and the category of a product.</summary>
[ExtendObjectType<Product>]
internal static class ProductBrandField
{
    /// <summary>The registered brand that the product's brand is written like; null where none is (CAT-13).</summary>
    public static async Task<Brand?> GetRegisteredBrandAsync(
        [Parent(Requires = nameof(Product.BrandKey))] Product product, IDataLoader<string, Brand> brands, CancellationToken cancellationToken) =>
        product.BrandKey is { } key ? await brands.LoadAsync(key, cancellationToken) : null;

    /// <summary>The category, with what it asks for (CAT-05, CAT-06); null for a code that there is none of any more.</summary>
    public static Task<ProductCategory?> GetProductCategoryAsync(
        [Parent(Requires = nameof(Product.Category))] Product product, IDataLoader<string, ProductCategory> categories, CancellationToken cancellationToken) =>
        categories.LoadAsync(product.Category, cancellationToken);
}
