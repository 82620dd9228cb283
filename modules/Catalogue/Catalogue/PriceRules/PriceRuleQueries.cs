using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.PriceRules;

/// <summary>Reading promotions. What they do to prices everybody sees at the variants; the rules themselves are for those who may read the merchant's goods that are not listed.</summary>
[QueryType]
internal static class PriceRuleQueries
{
    /// <summary>The price rules of the merchants at which the caller may read them, the last to begin first (CAT-09).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(PriceRule.Status), nameof(PriceRule.MerchantId), nameof(PriceRule.Scope), nameof(PriceRule.ProductId), nameof(PriceRule.VariantId), nameof(PriceRule.From), nameof(PriceRule.Until)])]
    [UseSorting(Properties = [nameof(PriceRule.From), nameof(PriceRule.Until), nameof(PriceRule.Status)])]
    [Authorize(CataloguePermissions.Read)]
    public static IQueryable<PriceRule> GetPriceRules(CatalogueDb db) => db.ReadablePriceRules().OrderByDescending(r => r.From).ThenByDescending(r => r.Id);

    /// <summary>Price rules by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PriceRuleId, PriceRule>> GetPriceRulesByIdAsync(IReadOnlyList<PriceRuleId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadablePriceRules().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
}

/// <summary>Which price rules the caller may read, and what the rules of their actions ask.</summary>
internal static class ReadablePriceRulesQuery
{
    public static IQueryable<PriceRule> ReadablePriceRules(this CatalogueDb db, bool tracked = false)
    {
        var reach = db.Caller.ReachOf(CataloguePermissions.Read);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        var rules = db.PriceRules.Where(r => isEverywhere || merchants.Contains(r.MerchantId));
        return tracked ? rules : rules.AsNoTracking();
    }

    /// <summary>The facts about price rules.</summary>
    public static IQueryable<PriceRuleFacts> FactsOfPriceRules(this CatalogueDb db, DateTime now)
    {
        var me = db.Caller.UserId;
        return db.ReadablePriceRules().Select(r => new PriceRuleFacts
        {
            Id = r.Id, MerchantId = r.MerchantId, Status = r.Status, StepCount = r.StepCount, Name = r.Name, From = r.From, IsOver = r.Until <= now,
            IsAuthor = r.AuthorId != null && r.AuthorId == me,
        });
    }

    /// <summary>The facts about some of them.</summary>
    public static Task<Dictionary<PriceRuleId, PriceRuleFacts>> LoadPriceRuleFactsAsync(this CatalogueDb db, IReadOnlyList<PriceRuleId> ids, DateTime now, CancellationToken cancellationToken) =>
        db.FactsOfPriceRules(now).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
