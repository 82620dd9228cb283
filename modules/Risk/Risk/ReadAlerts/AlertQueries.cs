using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Risk.Model;
using Risk.Persistence;
using Risk.ReadRisks;

namespace Risk.ReadAlerts;

/// <summary>Reading alerts.</summary>
[QueryType]
[Authorize(RiskPermissions.Read)]
internal static class AlertQueries
{
    /// <summary>The alerts that the caller may see, the newest first (RSK-06). The subscription <c>riskAlerts</c> tells of new ones.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(RiskAlert.Status), nameof(RiskAlert.MerchantId), nameof(RiskAlert.RaisedAt), nameof(RiskAlert.ClearedAt)])]
    [UseSorting(Properties = [nameof(RiskAlert.Status), nameof(RiskAlert.RaisedAt), nameof(RiskAlert.RateBasisPoints)])]
    public static IQueryable<RiskAlert> GetRiskAlerts(RiskDb db) => db.ReadableAlerts().OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id);
}

/// <summary>The alert's fields that are not its own columns.</summary>
[ObjectType<RiskAlert>]
internal static class AlertFields
{
    /// <summary>What was paid in the days that were measured.</summary>
    [Cost(0)]
    public static Money GetPaid([Parent(Requires = nameof(RiskAlert.PaidAmount))] RiskAlert alert) => Money.Fen(alert.PaidAmount);

    /// <summary>What went back in the days that were measured.</summary>
    [Cost(0)]
    public static Money GetRefunded([Parent(Requires = nameof(RiskAlert.RefundedAmount))] RiskAlert alert) => Money.Fen(alert.RefundedAmount);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(RiskAlert.Id))] RiskAlert alert, RiskDb db) =>
        db.StateChanges.Where(c => c.SubjectId == alert.Id.Value).OrderBy(c => c.Ordinal);
}
