using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.PriceRules;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.ReserveForOrders;

/// <summary>A variant as it is sold now, but for promotions.</summary>
internal sealed record ForSale(ProductVariant Variant, string Title, string Category)
{
    public PricedVariant ToPrice() => new(Variant.Id, Variant.ProductId, Variant.MerchantId, Category, Variant.PriceAmount, Variant.Currency);

    public ReservedLine Of(int quantity, PriceRule? rule) => rule?.Lower(Variant.PriceAmount, Variant.Currency) is { } lowered
        ? new(Variant.Id, Variant.ProductId, Variant.Sku, Title, Variant.Specification, Category, quantity, lowered, Variant.PriceAmount, rule.Id)
        : new(Variant.Id, Variant.ProductId, Variant.Sku, Title, Variant.Specification, Category, quantity, Variant.PriceAmount);
}

/// <summary>Says what is for sale, for quotes and reservations alike.</summary>
internal static class GoodsForSale
{
    /// <summary>Those of some variants that are listed by merchants who take orders. One statement.</summary>
    public static Task<Dictionary<VariantId, ForSale>> LoadForSaleAsync(this CatalogueDb db, IReadOnlyList<VariantId> variants, CancellationToken cancellationToken) =>
        (from v in db.Variants.AsNoTracking()
         join p in db.Products on v.ProductId equals p.Id
         where variants.Contains(v.Id) && p.Status == ProductStatus.Listed && db.Standings.Any(s => s.MerchantId == p.MerchantId && s.IsTrading && !s.IsClosed)
         select new ForSale(v, p.Title, p.Category)).ToDictionaryAsync(o => o.Variant.Id, cancellationToken);
}
