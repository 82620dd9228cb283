using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Catalogue.ReadProducts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.PriceRules;

/// <summary>The promotion that a variant is sold under now (CAT-09).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="EndsAt">Until before when (UTC).</param>
/// <param name="MostPerOrder">The most pieces of one order that get its price: an order of more pays the ordinary one. Null for no limit.</param>
/// <param name="PriceRuleId">The rule; null for those who may not read the merchant's rules.</param>
internal sealed record Promotion(string Name, DateTime EndsAt, int? MostPerOrder, PriceRuleId PriceRuleId);

/// <summary>What variants cost now, by one statement for all.</summary>
internal static class EffectivePriceLoader
{
    /// <summary>Prices by variant.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<VariantId, EffectivePrice>> GetEffectivePricesAsync(
        IReadOnlyList<VariantId> ids, CatalogueDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var variants = await (from v in db.ReadableVariants()
                              join p in db.Products on v.ProductId equals p.Id
                              where ids.Contains(v.Id)
                              select new PricedVariant(v.Id, p.Id, v.MerchantId, p.Category, v.PriceAmount, v.Currency)).ToListAsync(cancellationToken);
        return await db.LoadEffectivePricesAsync(variants, clock.GetUtcNow().UtcDateTime, cancellationToken);
    }
}

/// <summary>What buyers see of promotions: the price, what it was, and until when.</summary>
[ExtendObjectType<ProductVariant>]
internal static class VariantPrices
{
    /// <summary>What one costs now: the ordinary price, or what a promotion makes of it (CAT-09). An order that is placed now is placed at this price.</summary>
    public static async Task<Money> GetEffectivePriceAsync(
        [Parent(Requires = $"{nameof(ProductVariant.Id)} {nameof(ProductVariant.PriceAmount)} {nameof(ProductVariant.Currency)}")] ProductVariant variant,
        IDataLoader<VariantId, EffectivePrice> prices, CancellationToken cancellationToken) =>
        new((await prices.LoadAsync(variant.Id, cancellationToken))?.Amount ?? variant.PriceAmount, variant.Currency);

    /// <summary>What one costs without the promotion; null where there is none (CAT-09).</summary>
    public static async Task<Money?> GetOriginalPriceAsync(
        [Parent(Requires = $"{nameof(ProductVariant.Id)} {nameof(ProductVariant.PriceAmount)} {nameof(ProductVariant.Currency)}")] ProductVariant variant,
        IDataLoader<VariantId, EffectivePrice> prices, CancellationToken cancellationToken) =>
        (await prices.LoadAsync(variant.Id, cancellationToken))?.Rule is null ? null : new(variant.PriceAmount, variant.Currency);

    /// <summary>The promotion, with its end; null where there is none (CAT-09).</summary>
    public static async Task<Promotion?> GetPromotionAsync(
        [Parent(Requires = nameof(ProductVariant.Id))] ProductVariant variant, IDataLoader<VariantId, EffectivePrice> prices, CancellationToken cancellationToken) =>
        (await prices.LoadAsync(variant.Id, cancellationToken))?.Rule is { } rule ? new(rule.Name, rule.Until, rule.MostPerOrder, rule.Id) : null;
}
