using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.ReadProducts;

/// <summary>What the caller may read: what is listed, and all else of the merchants at which the permission is held, not of all that some other role lets him see (ACC-02).</summary>
internal static class Readable
{
    /// <summary>The products.</summary>
    public static IQueryable<Product> ReadableProducts(this CatalogueDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db, CataloguePermissions.Read);
        return db.Products.AsNoTracking().Where(p => isEverywhere || p.Status == ProductStatus.Listed || merchants.Contains(p.MerchantId));
    }

    /// <summary>The variants, as their products.</summary>
    public static IQueryable<ProductVariant> ReadableVariants(this CatalogueDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db, CataloguePermissions.Read);
        return db.Variants.AsNoTracking().Where(v => isEverywhere || merchants.Contains(v.MerchantId) || db.Products.Any(p => p.Id == v.ProductId && p.Status == ProductStatus.Listed));
    }

    /// <summary>What there is of variants.</summary>
    public static IQueryable<StockLevel> ReadableStock(this CatalogueDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db, CataloguePermissions.ReadStock);
        return db.StockLevels.AsNoTracking().Where(s => isEverywhere || merchants.Contains(s.MerchantId));
    }

    /// <summary>What has moved it.</summary>
    public static IQueryable<StockMovement> ReadableMovements(this CatalogueDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db, CataloguePermissions.ReadStock);
        return db.StockMovements.AsNoTracking().Where(m => isEverywhere || merchants.Contains(m.MerchantId));
    }

    private static (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(CatalogueDb db, string permission)
    {
        var reach = db.Caller.ReachOf(permission);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }
}
