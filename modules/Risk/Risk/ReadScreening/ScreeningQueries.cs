using Modular.GraphQL;
using Orders.Contracts;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;
using Risk.ReadRisks;

namespace Risk.ReadScreening;

/// <summary>Reading rules and decisions. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(RiskPermissions.Read)]
internal static class ScreeningQueries
{
    /// <summary>An edition of a rule by its id; null where there is none that the caller may see (RSK-07).</summary>
    /// <param name="id">The edition's id.</param>
    public static Task<ScreeningRule?> GetScreeningRuleAsync(ScreeningRuleId id, IDataLoader<ScreeningRuleId, ScreeningRule> rules, CancellationToken cancellationToken) =>
        rules.LoadAsync(id, cancellationToken);

    /// <summary>The editions of all rules, the newest first (RSK-07).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ScreeningRule.Status), nameof(ScreeningRule.Code), nameof(ScreeningRule.Kind), nameof(ScreeningRule.Verdict), nameof(ScreeningRule.PublishedAt)])]
    [UseSorting(Properties = [nameof(ScreeningRule.Code), nameof(ScreeningRule.Edition), nameof(ScreeningRule.CreatedAt), nameof(ScreeningRule.PublishedAt)])]
    public static IQueryable<ScreeningRule> GetScreeningRules(RiskDb db) => db.ReadableRules().OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id);

    /// <summary>The orders that the screening set aside, with its facts and what was decided, the newest first (RSK-07).</summary>
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(ScreeningDecision.Status), nameof(ScreeningDecision.Verdict), nameof(ScreeningDecision.MerchantId), nameof(ScreeningDecision.ScreenedAt), nameof(ScreeningDecision.DecidedAt),
    ])]
    [UseSorting(Properties = [nameof(ScreeningDecision.Status), nameof(ScreeningDecision.ScreenedAt), nameof(ScreeningDecision.DecidedAt)])]
    public static IQueryable<ScreeningDecision> GetScreeningDecisions(RiskDb db) => db.ReadableDecisions().OrderByDescending(d => d.ScreenedAt).ThenByDescending(d => d.Id);
}

/// <summary>What the screening tells of an order, to those who read risks alone: neither buyers nor merchants are told by which rule.</summary>
[ExtendObjectType<OrderId>]
internal static class OrderScreening
{
    /// <summary>What the screening found, and what was decided (RSK-07); null where nothing stands against the order. For staff who read risks.</summary>
    [Authorize(RiskPermissions.Read)]
    public static Task<ScreeningDecision?> GetScreeningAsync([Parent] OrderId order, IDataLoader<OrderId, ScreeningDecision> decisions, CancellationToken cancellationToken) =>
        decisions.LoadAsync(order, cancellationToken);
}
