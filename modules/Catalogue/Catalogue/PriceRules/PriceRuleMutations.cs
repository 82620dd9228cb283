using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.PriceRules;

/// <summary>Promotions: drafted by the merchant, approved by somebody else, withdrawn.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
internal static class PriceRuleMutations
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>
    /// Drafts a price rule: a promotion with its dates (CAT-09). It lowers prices once somebody else has approved it. It is refused where an approved rule is about the same at the same time
    /// (PRICE_RULE_OVERLAP). All problems of the input are told at once.
    /// </summary>
    /// <param name="merchantId">The merchant whose goods it is about.</param>
    /// <param name="name">What buyers see it called, at most 60 characters.</param>
    /// <param name="target">What it is about. Of several rules that concern a variant that about the least counts: variant, product, category, everything.</param>
    /// <param name="discount">How it lowers prices; at least one minor unit is left to be paid.</param>
    /// <param name="from">From when on (UTC).</param>
    /// <param name="until">Until before when (UTC); after now and after <c>from</c>, by at most 366 days.</param>
    /// <param name="limits">How often it is given; left out for no limit.</param>
    /// <returns>The rule.</returns>
    [Authorize(SellingPermissions.WritePriceRules)]
    [Error<PriceRuleOverlapError>]
    [return: GraphQLName("priceRule")]
    public static async Task<FieldResult<PriceRule>> CreatePriceRuleAsync(
        MerchantId merchantId, string name, PriceRuleTargetInput target, PriceRuleDiscountInput discount, DateTime from, DateTime until, PriceRuleLimitsInput? limits,
        CatalogueDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (problems, now) = (new InputProblems(), clock.GetUtcNow().UtcDateTime);
        var called = problems.Take("name", PlainText.Parse(name, FieldLengths.Brand, "NAME"));
        var about = target.Check(problems);
        var (rate, price) = discount.Check(problems);
        limits?.Check(problems);
        if (until <= from || until <= now || until - from > Longest)
            problems.Add("until", Text.Broken("PRICE_RULE_TIME", Longest.Days));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!caller.Has(SellingPermissions.WritePriceRules, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        if (await FindMissingAsync(db, merchantId, about, cancellationToken) is { } missing)
            return new[] { missing };
        var rule = PriceRule.Draft(
            new(Guid.CreateVersion7()), merchantId, new(called, about, rate, price, from, until, limits?.MostPerOrder, limits?.MostPieces), Actor.Of(caller), now);
        if (await FindOverlapAsync(db, rule, cancellationToken) is { } overlap)
            return new[] { overlap };
        db.Add(rule);
        if (rule.MostPieces is not null)
            db.Add(new PriceRuleUse { PriceRuleId = rule.Id });
        await db.SaveChangesAsync(cancellationToken);
        return rule;
    }

    /// <summary>Approves a price rule, by somebody who has not drafted it (CAT-09): from its beginning on prices are lower. Of two that overlap only one is approved, whoever is faster.</summary>
    /// <param name="priceRuleId">The rule.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The rule.</returns>
    [Authorize(SellingPermissions.ApprovePriceRules)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<PriceRuleOverlapError>]
    [Error<PriceRuleOverError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("priceRule")]
    public static async Task<FieldResult<PriceRule>> ApprovePriceRuleAsync(
        PriceRuleId priceRuleId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var found = await db.ReadablePriceRules(tracked: true).SingleOrDefaultAsync(r => r.Id == priceRuleId, cancellationToken);
        var approved = await turn.TakeAsync(
            PriceRuleActions.Approve, found, FactsOf(db, priceRuleId, clock, cancellationToken), Missing.PriceRule(priceRuleId), expectedVersion, async (rule, by, at) =>
            {
                await db.TakeTurnAsync(rule.MerchantId, cancellationToken);
                IUserError? against = await FindOverlapAsync(db, rule, cancellationToken);
                against ??= rule.Approve(by, at);
                return against is null ? [] : [against];
            }, cancellationToken);
        if (approved.IsSuccess)
            await writing.CommitAsync(cancellationToken);
        return approved;
    }

    /// <summary>Withdraws a price rule, at once and for good; what was ordered keeps the price of its order (CAT-09).</summary>
    /// <param name="priceRuleId">The rule.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The rule.</returns>
    [Authorize(SellingPermissions.WritePriceRules)]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("priceRule")]
    public static async Task<FieldResult<PriceRule>> WithdrawPriceRuleAsync(
        PriceRuleId priceRuleId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var found = await db.ReadablePriceRules(tracked: true).SingleOrDefaultAsync(r => r.Id == priceRuleId, cancellationToken);
        return await turn.TakeAsync(
            PriceRuleActions.Withdraw, found, FactsOf(db, priceRuleId, clock, cancellationToken), Missing.PriceRule(priceRuleId), expectedVersion, (r, by, at) => r.Withdraw(why, by, at), cancellationToken);
    }

    private static Func<Task<PriceRuleFacts>> FactsOf(CatalogueDb db, PriceRuleId id, TimeProvider clock, CancellationToken cancellationToken) =>
        async () => (await db.LoadPriceRuleFactsAsync([id], clock.GetUtcNow().UtcDateTime, cancellationToken))[id];

    private static async Task<IUserError?> FindMissingAsync(CatalogueDb db, MerchantId merchant, PriceRuleTarget about, CancellationToken cancellationToken)
    {
        if (about.Variant is { } variant)
            return await db.Variants.AnyAsync(v => v.Id == variant && v.MerchantId == merchant, cancellationToken) ? null : Missing.Variant(variant);
        if (about.Product is { } product)
            return await db.Products.AnyAsync(p => p.Id == product && p.MerchantId == merchant, cancellationToken) ? null : Missing.Product(product);
        return about.Category is { } category && !await db.Products.AnyAsync(p => p.MerchantId == merchant && p.Category == category, cancellationToken)
            ? Text.Invalid("target.category", "PRICE_RULE_CATEGORY", category)
            : null;
    }

    private static async Task<PriceRuleOverlapError?> FindOverlapAsync(CatalogueDb db, PriceRule rule, CancellationToken cancellationToken)
    {
        var other = await db.PriceRules.AsNoTracking()
            .Where(r => r.Id != rule.Id && r.MerchantId == rule.MerchantId && (r.Status == PriceRuleStatus.Approved || r.Status == PriceRuleStatus.Active))
            .Where(r => r.Scope == rule.Scope && r.VariantId == rule.VariantId && r.ProductId == rule.ProductId && r.Category == rule.Category && r.From < rule.Until && rule.From < r.Until)
            .OrderBy(r => r.From).FirstOrDefaultAsync(cancellationToken);
        return other is null ? null : new(Text.Of("PRICE_RULE_OVERLAP", other.Name, $"{other.From:yyyy-MM-dd HH:mm}", $"{other.Until:yyyy-MM-dd HH:mm}"), other.Id);
    }
}
