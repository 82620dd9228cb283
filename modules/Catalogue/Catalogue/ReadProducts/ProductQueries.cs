using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;

namespace Catalogue.ReadProducts;

/// <summary>Reading goods. Listed products are open to everybody; others are answered like what does not exist, except to those who may see them.</summary>
[QueryType]
internal static class ProductQueries
{
    /// <summary>A product by its id; null where there is none that the caller may see (CAT-03).</summary>
    /// <param name="id">The product's id.</param>
    public static Task<Product?> GetProductAsync(ProductId id, IDataLoader<ProductId, Product> products, CancellationToken cancellationToken) =>
        products.LoadAsync(id, cancellationToken);

    /// <summary>The products that the caller may see, the newest first: those that are listed, and in any state those of the merchants at which the caller may read products that are not.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Product.Status), nameof(Product.Title), nameof(Product.Category), nameof(Product.Brand), nameof(Product.MerchantId), nameof(Product.CreatedAt), nameof(Product.ListedAt)])]
    [UseSorting(Properties = [nameof(Product.Title), nameof(Product.Status), nameof(Product.CreatedAt), nameof(Product.ListedAt)])]
    public static IQueryable<Product> GetProducts(CatalogueDb db) =>
        db.ReadableProducts().OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);

    /// <summary>The codes of the categories that products may be in, in the order of the tree (CAT-06); <c>categories</c> tells what they ask for.</summary>
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<string>> GetProductCategoriesAsync(CatalogueDb db, CancellationToken cancellationToken) => (await db.LoadCategoriesAsync(cancellationToken)).Open;
}
