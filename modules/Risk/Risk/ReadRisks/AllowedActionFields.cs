using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>What the caller may do with a risk now (FE-01).</summary>
[ExtendObjectType<RiskId>]
internal static class RiskAllowedActions
{
    /// <summary>What can be done with the risk, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 6)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<RiskId> risks, RiskDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(risks, cancellationToken);
        return [.. risks.Select(r => facts.TryGetValue(r, out var known) ? allowed.Of(RiskActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with an edition of a rule now (FE-01).</summary>
[ExtendObjectType<ScreeningRuleId>]
internal static class ScreeningRuleAllowedActions
{
    /// <summary>What can be done with the edition, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<ScreeningRuleId> ids, RiskDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(ids, cancellationToken);
        return [.. ids.Select(i => facts.TryGetValue(i, out var known) ? allowed.Of(ScreeningRuleActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with a decision now (FE-01).</summary>
[ExtendObjectType<ScreeningDecisionId>]
internal static class ScreeningDecisionAllowedActions
{
    /// <summary>What can be done with the decision, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<ScreeningDecisionId> ids, RiskDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(ids, cancellationToken);
        return [.. ids.Select(i => facts.TryGetValue(i, out var known) ? allowed.Of(ScreeningDecisionActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with an alert now (FE-01).</summary>
[ExtendObjectType<RiskAlertId>]
internal static class RiskAlertAllowedActions
{
    /// <summary>What can be done with the alert, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<RiskAlertId> ids, RiskDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(ids, cancellationToken);
        return [.. ids.Select(i => facts.TryGetValue(i, out var known) ? allowed.Of(RiskAlertActions.All, known) : [])];
    }
}
