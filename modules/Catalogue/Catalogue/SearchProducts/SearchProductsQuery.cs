using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.ReadProducts;
using Modular.GraphQL;
using Modular.Persistence;

namespace Catalogue.SearchProducts;

/// <summary>Finding goods by words.</summary>
[QueryType]
internal static class SearchProductsQuery
{
    /// <summary>
    /// The products that the caller may see, as in <c>products</c>, in whose title, brand, description or variants' specifications all words of the text are: first those with all of them in
    /// title and brand, then the newest. Chinese is found wherever its characters stand together (连衣 finds 连衣裙), Latin letters and digits at the beginning of a word, whatever their case
    /// and width. A text without a letter or digit finds nothing (CAT-03).
    /// </summary>
    /// <param name="text">What is looked for, in Chinese, English or both; at most twelve words count.</param>
    /// <param name="db">The database.</param>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Product.Status), nameof(Product.Title), nameof(Product.Category), nameof(Product.Brand), nameof(Product.MerchantId), nameof(Product.CreatedAt), nameof(Product.ListedAt)])]
    public static IQueryable<Product> SearchProducts(string text, CatalogueDb db)
    {
        var (found, inTitle) = db.Search<ProductWords, ProductId>(text);
        return db.ReadableProducts().Where(p => found.Contains(p.Id))
            .OrderBy(p => inTitle.Contains(p.Id) ? 0 : 1).ThenByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id);
    }
}
