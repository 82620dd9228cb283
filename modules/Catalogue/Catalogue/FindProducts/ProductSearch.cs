using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.ReadProducts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.FindProducts;

/// <summary>Finds products by a part of their title, or by the beginning of the SKU of a variant (FE-08).</summary>
internal sealed class ProductSearch(CatalogueDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("Product");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        // Merchants choose their own SKUs, in capitals or not.
        var bySku = db.Variants.StartingWith(v => v.Sku, text.Words);
        var found = await db.ReadableProducts().WhereAny(SearchRows.IsNamed<Product>(p => p.Title, text.Lower), p => bySku.Any(v => v.ProductId == p.Id)).OrderBy(p => p.Id).Take(count)
            .Select(p => new { p.Id, p.Title, p.Status, Sku = bySku.Where(v => v.ProductId == p.Id).Min(v => v.Sku) }).ToListAsync(cancellationToken);
        return [.. found.Select(p => new SearchHit(NodeId.Of(p.Id), p.Sku, p.Title, p.Status))];
    }
}
