using Catalogue.Contracts;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>The words by which a product is found, in Chinese and English.</summary>
[NotAudited]
internal sealed class ProductWords : SearchEntry<ProductId>
{
    /// <summary>How a product's words are kept: its title with its brand, and its description with what tells its variants apart.</summary>
    public static SearchIndex Index { get; } = SearchIndex.Of<Product, ProductWords, ProductId>(
        p => p.Id, id => new ProductWords { Subject = id },
        p => new([p.Title, p.Brand], [p.Description, .. p.Variants.Select(v => v.Specification)]), nameof(Product.Variants));
}
