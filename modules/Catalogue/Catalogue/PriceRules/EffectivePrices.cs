using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Catalogue.PriceRules;

/// <summary>A variant whose price is asked for.</summary>
internal sealed record PricedVariant(VariantId Id, ProductId Product, MerchantId Merchant, string Category, long Price, string Currency);

/// <summary>What a variant costs now.</summary>
/// <param name="Amount">The price of one, in minor units.</param>
/// <param name="Rule">The rule that has lowered it; null where it is the ordinary price.</param>
internal sealed record EffectivePrice(long Amount, PriceRule? Rule);

/// <summary>What variants cost at a moment (CAT-09): the one place where it is decided which rule counts, for what buyers are shown and what orders freeze alike.</summary>
internal static class EffectivePrices
{
    /// <summary>The prices of variants, by one statement. Of rules that concern a variant the one about the least counts.</summary>
    public static async Task<IReadOnlyDictionary<VariantId, EffectivePrice>> LoadEffectivePricesAsync(
        this CatalogueDb db, IReadOnlyCollection<PricedVariant> variants, DateTime at, CancellationToken cancellationToken)
    {
        var rules = (await InForce(db, variants, at).ToListAsync(cancellationToken)).OrderBy(r => r.Scope).ToList();
        return variants.ToDictionary(v => v.Id, v => Of(v, rules));
    }

    private static EffectivePrice Of(PricedVariant variant, List<PriceRule> rules)
    {
        foreach (var rule in rules.Where(r => Concerns(r, variant)))
        {
            if (rule.Lower(variant.Price, variant.Currency) is { } lowered)
                return new(lowered, rule);
        }

        return new(variant.Price, null);
    }

    private static bool Concerns(PriceRule rule, PricedVariant variant) => rule.MerchantId == variant.Merchant && rule.Scope switch
    {
        PriceRuleScope.Variant => rule.VariantId == variant.Id,
        PriceRuleScope.Product => rule.ProductId == variant.Product,
        PriceRuleScope.Category => rule.Category == variant.Category,
        _ => true,
    };

    private static IQueryable<PriceRule> InForce(CatalogueDb db, IReadOnlyCollection<PricedVariant> variants, DateTime at)
    {
        List<MerchantId> merchants = [.. variants.Select(v => v.Merchant).Distinct()];
        List<VariantId?> ids = [.. variants.Select(v => (VariantId?)v.Id)];
        List<ProductId?> products = [.. variants.Select(v => (ProductId?)v.Product).Distinct()];
        List<string?> categories = [.. variants.Select(v => v.Category).Distinct()];
        return db.PriceRules.AsNoTracking()
            .Where(r => merchants.Contains(r.MerchantId) && (r.Status == PriceRuleStatus.Approved || r.Status == PriceRuleStatus.Active) && r.From <= at && at < r.Until)
            .Where(r => r.Scope == PriceRuleScope.Merchant || ids.Contains(r.VariantId) || products.Contains(r.ProductId) || categories.Contains(r.Category))
            // One that is used up is over.
            .Where(r => r.MostPieces == null || db.PriceRuleUses.Any(u => u.PriceRuleId == r.Id && u.Pieces < r.MostPieces));
    }
}
