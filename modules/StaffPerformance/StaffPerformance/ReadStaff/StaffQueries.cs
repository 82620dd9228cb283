using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ReadStaff;

/// <summary>Reading staff, templates, evaluations and adjustments. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(StaffPerformancePermissions.Read)]
internal static class StaffQueries
{
    /// <summary>A staff member by id; null where there is none that the caller may see: oneself, or with the permission all.</summary>
    /// <param name="id">The staff member's id.</param>
    public static Task<StaffMember?> GetStaffMemberAsync(StaffMemberId id, IDataLoader<StaffMemberId, StaffMember> staff, CancellationToken cancellationToken) =>
        staff.LoadAsync(id, cancellationToken);

    /// <summary>The staff that the caller may see, by the order in which they were taken on; with the permission all, otherwise oneself.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(StaffMember.Status), nameof(StaffMember.Department), nameof(StaffMember.Position), nameof(StaffMember.EmployeeNumber), nameof(StaffMember.HiredOn)])]
    [UseSorting(Properties = [nameof(StaffMember.EmployeeNumber), nameof(StaffMember.HiredOn), nameof(StaffMember.Position)])]
    public static IQueryable<StaffMember> GetStaffMembers(StaffPerformanceDb db) => db.Staff.AsNoTracking().OrderBy(m => m.Id);

    /// <summary>The caller's own employment; the last one where it has ended; null for who was never a staff member.</summary>
    public static Task<StaffMember?> GetMyStaffMemberAsync(StaffPerformanceDb db, CancellationToken cancellationToken)
    {
        var self = db.Self;
        return db.Staff.AsNoTracking().Where(m => m.UserId == self)
            .OrderBy(m => m.Status == StaffStatus.Active ? 0 : 1).ThenByDescending(m => m.HiredOn).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A template by id; null where there is none, or it is a draft and the caller does not manage templates (STF-03, STF-31).</summary>
    /// <param name="id">The template's id.</param>
    public static Task<KpiTemplate?> GetKpiTemplateAsync(KpiTemplateId id, IDataLoader<KpiTemplateId, KpiTemplate> templates, CancellationToken cancellationToken) =>
        templates.LoadAsync(id, cancellationToken);

    /// <summary>The templates of all positions, the newest first; drafts for those alone who manage templates (STF-03, STF-31).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(KpiTemplate.Status), nameof(KpiTemplate.Position), nameof(KpiTemplate.PublishedAt)])]
    [UseSorting(Properties = [nameof(KpiTemplate.Position), nameof(KpiTemplate.Edition), nameof(KpiTemplate.PublishedAt)])]
    public static IQueryable<KpiTemplate> GetKpiTemplates(StaffPerformanceDb db) => db.Templates.AsNoTracking().OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id);

    /// <summary>An evaluation by id; null where there is none that the caller may see (STF-13).</summary>
    /// <param name="id">The evaluation's id.</param>
    public static Task<Evaluation?> GetEvaluationAsync(EvaluationId id, IDataLoader<EvaluationId, Evaluation> evaluations, CancellationToken cancellationToken) =>
        evaluations.LoadAsync(id, cancellationToken);

    /// <summary>The evaluations that the caller may see, the newest month first: one's own, or with the permission all (STF-13).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Evaluation.Status), nameof(Evaluation.Period), nameof(Evaluation.PublishedAt), nameof(Evaluation.AppealReason), nameof(Evaluation.RecheckOutcome)])]
    [UseSorting(Properties = [nameof(Evaluation.Period), nameof(Evaluation.Status), nameof(Evaluation.PublishedAt)])]
    public static IQueryable<Evaluation> GetEvaluations(StaffPerformanceDb db) => db.Evaluations.AsNoTracking().OrderByDescending(e => e.Period).ThenByDescending(e => e.Id);

    /// <summary>The caller's own evaluations, the newest month first (STF-13).</summary>
    [UsePaging]
    public static IQueryable<Evaluation> GetMyEvaluations(StaffPerformanceDb db)
    {
        var self = db.Self;
        return db.Evaluations.AsNoTracking().Where(e => e.UserId == self).OrderByDescending(e => e.Period).ThenByDescending(e => e.Id);
    }

    /// <summary>The adjustments of scores that the caller may see, the newest first: one's own, or with the permission all, those too that were found of users who are no staff (STF-22, STF-24).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ScoreAdjustment.Period), nameof(ScoreAdjustment.Reason), nameof(ScoreAdjustment.Source), nameof(ScoreAdjustment.At)])]
    [UseSorting(Properties = [nameof(ScoreAdjustment.At), nameof(ScoreAdjustment.Period)])]
    public static IQueryable<ScoreAdjustment> GetScoreAdjustments(StaffPerformanceDb db) => db.Adjustments.AsNoTracking().OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
}
