using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadScreening;

/// <summary>The rule's fields that are not its own columns.</summary>
[ObjectType<ScreeningRule>]
internal static class RuleFields
{
    /// <summary>What is above it is hit. Orders in another currency are not looked at.</summary>
    [Cost(0)]
    public static Money GetLimit([Parent(Requires = $"{nameof(ScreeningRule.LimitAmount)} {nameof(ScreeningRule.Currency)}")] ScreeningRule rule) => new(rule.LimitAmount, rule.Currency);

    /// <summary>Who wrote it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAuthorAsync([Parent(Requires = nameof(ScreeningRule.AuthorId))] IReadOnlyList<ScreeningRule> rules, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. rules.Select(r => (Guid?)r.AuthorId)], cancellationToken);

    /// <summary>Who published it, by name; null before, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetPublisherAsync([Parent(Requires = nameof(ScreeningRule.PublisherId))] IReadOnlyList<ScreeningRule> rules, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. rules.Select(r => r.PublisherId)], cancellationToken);

    /// <summary>Orders that it would have hit when it was last tried, the newest first; at most 500 of them are kept.</summary>
    [UsePaging(ConnectionName = "ScreeningRuleTestHits")]
    public static IQueryable<ScreeningRuleTestHit> GetTestHits(
        [Parent(Requires = $"{nameof(ScreeningRule.Id)} {nameof(ScreeningRule.TestRuns)}")] ScreeningRule rule, RiskDb db) =>
        db.TestHits.AsNoTracking().Where(h => h.RuleId == rule.Id && h.Run == rule.TestRuns).OrderByDescending(h => h.PlacedAt).ThenByDescending(h => h.OrderId);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(ScreeningRule.Id))] ScreeningRule rule, RiskDb db) =>
        db.StateChanges.Where(c => c.SubjectId == rule.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The decision's fields that are not its own columns.</summary>
[ObjectType<ScreeningDecision>]
internal static class DecisionFields
{
    /// <summary>By which rules it was hit and what was measured, the hardest first (RSK-07); empty where it was held when it was placed and no rule hits it any more.</summary>
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<ScreeningFact>> GetFactsAsync(
        [Parent(Requires = nameof(ScreeningDecision.Id))] ScreeningDecision decision, IDataLoader<ScreeningDecisionId, ScreeningFact[]> facts, CancellationToken cancellationToken) =>
        await facts.LoadAsync(decision.Id, cancellationToken) ?? [];

    /// <summary>Who decided, by name; null where nobody has, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetDecidedByAsync(
        [Parent(Requires = nameof(ScreeningDecision.DecidedById))] IReadOnlyList<ScreeningDecision> decisions, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. decisions.Select(d => d.DecidedById)], cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(ScreeningDecision.Id))] ScreeningDecision decision, RiskDb db) =>
        db.StateChanges.Where(c => c.SubjectId == decision.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The amounts of a fact.</summary>
[ObjectType<ScreeningFact>]
internal static class FactFields
{
    /// <summary>What was measured: the amount of the window, or the highest price of a piece.</summary>
    [Cost(0)]
    public static Money GetMeasured([Parent(Requires = $"{nameof(ScreeningFact.MeasuredAmount)} {nameof(ScreeningFact.Currency)}")] ScreeningFact fact) => new(fact.MeasuredAmount, fact.Currency);

    /// <summary>The rule's limit, which it was above.</summary>
    [Cost(0)]
    public static Money GetLimit([Parent(Requires = $"{nameof(ScreeningFact.LimitAmount)} {nameof(ScreeningFact.Currency)}")] ScreeningFact fact) => new(fact.LimitAmount, fact.Currency);
}
