using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Catalogue.ReadProducts;

/// <summary>Loads what belongs to many parents in one query each.</summary>
internal static class Loaders
{
    /// <summary>Variants by product, by their SKUs.</summary>
    [DataLoader]
    public static async Task<ILookup<ProductId, ProductVariant>> GetVariantsByProductAsync(IReadOnlyList<ProductId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        (await db.Variants.AsNoTracking().Where(v => ids.Contains(v.ProductId)).OrderBy(v => v.Sku).ThenBy(v => v.Id).ToListAsync(cancellationToken)).ToLookup(v => v.ProductId);

    /// <summary>Stock by variant, of merchants whose stock the caller may read.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<VariantId, StockLevel>> GetStockAsync(IReadOnlyList<VariantId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableStock().Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, cancellationToken);
}
