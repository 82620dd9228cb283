using Microsoft.EntityFrameworkCore;
using StaffPerformance.Contracts;
using StaffPerformance.Model;

namespace StaffPerformance.Persistence;

/// <summary>
/// Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all evaluations. Only what the caller may see has facts.
/// </summary>
internal static class FactsQueries
{
    /// <summary>The facts about evaluations.</summary>
    /// <param name="now">The time now (UTC), by which appeals are in time or not and months are over or not.</param>
    public static IQueryable<EvaluationFacts> FactsOfEvaluations(this StaffPerformanceDb db, DateTime now)
    {
        var (self, me, month) = (db.Self, db.Caller.UserId, EvaluationPeriod.At(now).Key);
        return db.Evaluations.Select(e => new EvaluationFacts
        {
            Id = e.Id,
            Status = e.Status,
            StepCount = e.StepCount,
            Period = e.Period,
            EmployeeNumber = db.Staff.Where(m => m.Id == e.StaffMemberId).Select(m => m.EmployeeNumber).FirstOrDefault(),
            IsMonthOver = e.Period.CompareTo(month) < 0,
            IsOwn = e.UserId == self,
            HasScored = e.PanelScores.Any(p => p.PanellistId == me),
            HasPublished = e.PublishedById == me,
            PanelCount = e.PanelCount,
            SelfAssessmentDueAt = e.SelfAssessmentDueAt,
            PanelDueAt = e.PanelDueAt,
            RecheckDueAt = e.RecheckDueAt,
            AppealUntil = e.AppealUntil,
            IsAppealOver = e.AppealUntil != null && e.AppealUntil < now,
        });
    }

    /// <summary>The facts about some evaluations.</summary>
    public static Task<Dictionary<EvaluationId, EvaluationFacts>> LoadFactsAsync(this StaffPerformanceDb db, IReadOnlyList<EvaluationId> ids, DateTime now, CancellationToken cancellationToken) =>
        db.FactsOfEvaluations(now).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
