using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>What the caller may do with a statement now (FE-01).</summary>
[ExtendObjectType<StatementId>]
internal static class StatementAllowedActions
{
    /// <summary>What can be done with the statement, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<StatementId> statements, SettlementDb db, IRequestTime time, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(statements, time.Now, cancellationToken);
        return [.. statements.Select(s => facts.TryGetValue(s, out var known) ? allowed.Of(StatementActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with a payout now (FE-01).</summary>
[ExtendObjectType<PayoutId>]
internal static class PayoutAllowedActions
{
    /// <summary>What can be done with the payout, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<PayoutId> payouts, SettlementDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(payouts, cancellationToken);
        return [.. payouts.Select(p => facts.TryGetValue(p, out var known) ? allowed.Of(PayoutActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with a month now (FE-01).</summary>
[ExtendObjectType<SettlementPeriodId>]
internal static class PeriodAllowedActions
{
    /// <summary>What can be done with the month, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 1)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<SettlementPeriodId> periods, SettlementDb db, IRequestTime time, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(periods, time.Now, cancellationToken);
        return [.. periods.Select(p => facts.TryGetValue(p, out var known) ? allowed.Of(PeriodActions.All, known) : [])];
    }
}
