using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Persistence;

namespace Catalogue.EnterProduct;

/// <summary>No two variants of a merchant have the same SKU; the database's own uniqueness decides.</summary>
internal static class SkuRule
{
    /// <summary>Saves a product with new variants, and their empty stock.</summary>
    /// <returns>Null when everything was written.</returns>
    public static async Task<IUserError?> TrySaveVariantsAsync(this CatalogueDb db, IReadOnlyList<ProductVariant> added, CancellationToken cancellationToken)
    {
        foreach (var variant in added)
            db.Add(new StockLevel { VariantId = variant.Id, MerchantId = variant.MerchantId });
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(ProductVariant.Sku)))
        {
            var skus = added.Select(v => v.Sku).ToList();
            var merchant = added[0].MerchantId;
            var taken = await db.Variants.AsNoTracking().Where(v => v.MerchantId == merchant && skus.Contains(v.Sku)).Select(v => v.Sku).FirstOrDefaultAsync(cancellationToken);
            return Taken(taken ?? skus[0]);
        }
    }

    /// <summary>The error that the SKU has another owner.</summary>
    public static SkuTakenError Taken(string sku) => new(Text.Of("SKU_TAKEN", sku), sku);
}
