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

    /// <summary>The facts about some risks.</summary>
    public static Task<Dictionary<RiskId, RiskFacts>> LoadFactsAsync(this RiskDb db, IReadOnlyList<RiskId> ids, CancellationToken cancellationToken) =>
        db.FactsOfRisks().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
