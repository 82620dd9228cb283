using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.ReadProducts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.FindProducts;

/// <summary>Finds products by a part of their title, or by the beginning of the SKU of a variant (FE-08).</summary>
internal sealed class ProductSearch(CatalogueDb db) : RowSearch("Product")
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text)
    {
        // Merchants choose their own SKUs, in capitals or not.
        var bySku = db.Variants.StartingWith(v => v.Sku, text.Words);
        return db.ReadableProducts().WhereAny(SearchRows.IsNamed<Product>(p => p.Title, text.Lower), p => bySku.Any(v => v.ProductId == p.Id)).OrderBy(p => p.Id)
            .Select(p => new SearchHit(NodeId.Of(p.Id), bySku.Where(v => v.ProductId == p.Id).Min(v => v.Sku), p.Title, p.Status));
    }
}
