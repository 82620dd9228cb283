using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time.</summary>
internal static class Nodes
{
    /// <summary>Risks by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<RiskId, RiskEntry>> GetRisksByIdAsync(IReadOnlyList<RiskId> ids, RiskDb db, CancellationToken cancellationToken) =>
        await db.ReadableRisks().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);

    /// <summary>Editions of rules by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ScreeningRuleId, ScreeningRule>> GetRulesByIdAsync(IReadOnlyList<ScreeningRuleId> ids, RiskDb db, CancellationToken cancellationToken) =>
        await db.ReadableRules().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);

    /// <summary>Decisions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ScreeningDecisionId, ScreeningDecision>> GetDecisionsByIdAsync(
        IReadOnlyList<ScreeningDecisionId> ids, RiskDb db, CancellationToken cancellationToken) =>
        await db.ReadableDecisions().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);

    /// <summary>Alerts by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<RiskAlertId, RiskAlert>> GetAlertsByIdAsync(IReadOnlyList<RiskAlertId> ids, RiskDb db, CancellationToken cancellationToken) =>
        await db.ReadableAlerts().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
}
