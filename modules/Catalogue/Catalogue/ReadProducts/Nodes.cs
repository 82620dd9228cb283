using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Catalogue.ReadProducts;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time. They find what the lists show, and no more.</summary>
internal static class Nodes
{
    /// <summary>Products by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ProductId, Product>> GetProductsByIdAsync(IReadOnlyList<ProductId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableProducts().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);

    /// <summary>Variants by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<VariantId, ProductVariant>> GetVariantsByIdAsync(IReadOnlyList<VariantId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableVariants().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellationToken);
}
