using Microsoft.EntityFrameworkCore;
using Risk.Contracts;
using Risk.Model;

namespace Risk.Persistence;

/// <summary>Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.</summary>
internal static class FactsQueries
{
    /// <summary>The facts about risks.</summary>
    public static IQueryable<RiskFacts> FactsOfRisks(this RiskDb db)
    {
        var me = db.Caller.UserId;
        return db.Risks.Select(r => new RiskFacts
        {
            Id = r.Id,
            Status = r.Status,
            MerchantId = r.MerchantId,
            Level = r.Level,
            HasPlan = r.PlannedAt != null,
            IsIdentifier = me != null && r.IdentifiedById == me,
            HasAssessed = me != null && db.Assessments.Any(a => a.RiskId == r.Id && a.ById == me),
        });
    }

    /// <summary>The facts about editions of rules.</summary>
    public static IQueryable<ScreeningRuleFacts> FactsOfRules(this RiskDb db)
    {
        var me = db.Caller.UserId;
        return db.Rules.Select(r => new ScreeningRuleFacts
        {
            Id = r.Id, Status = r.Status, StepCount = r.StepCount, Code = r.Code, Edition = r.Edition, TestedAt = r.TestedAt, IsAuthor = r.AuthorId == me,
        });
    }

    /// <summary>The facts about decisions.</summary>
    public static IQueryable<ScreeningDecisionFacts> FactsOfDecisions(this RiskDb db) => db.Decisions.Select(d => new ScreeningDecisionFacts
    {
        Id = d.Id, Status = d.Status, StepCount = d.StepCount, MerchantId = d.MerchantId, Verdict = d.Verdict, DueAt = d.DueAt,
    });

    /// <summary>The facts about alerts.</summary>
    public static IQueryable<RiskAlertFacts> FactsOfAlerts(this RiskDb db) => db.Alerts.Select(a => new RiskAlertFacts
    {
        Id = a.Id, Status = a.Status, StepCount = a.StepCount, MerchantId = a.MerchantId, RateBasisPoints = a.RateBasisPoints, RaisedAt = a.RaisedAt,
    });

    /// <summary>The facts about some risks.</summary>
    public static Task<Dictionary<RiskId, RiskFacts>> LoadFactsAsync(this RiskDb db, IReadOnlyList<RiskId> ids, CancellationToken cancellationToken) =>
        db.FactsOfRisks().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some editions of rules.</summary>
    public static Task<Dictionary<ScreeningRuleId, ScreeningRuleFacts>> LoadFactsAsync(this RiskDb db, IReadOnlyList<ScreeningRuleId> ids, CancellationToken cancellationToken) =>
        db.FactsOfRules().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some decisions.</summary>
    public static Task<Dictionary<ScreeningDecisionId, ScreeningDecisionFacts>> LoadFactsAsync(
        this RiskDb db, IReadOnlyList<ScreeningDecisionId> ids, CancellationToken cancellationToken) =>
        db.FactsOfDecisions().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some alerts.</summary>
    public static Task<Dictionary<RiskAlertId, RiskAlertFacts>> LoadFactsAsync(this RiskDb db, IReadOnlyList<RiskAlertId> ids, CancellationToken cancellationToken) =>
        db.FactsOfAlerts().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
