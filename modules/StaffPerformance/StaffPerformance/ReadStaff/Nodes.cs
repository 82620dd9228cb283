using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ReadStaff;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time.</summary>
internal static class Nodes
{
    /// <summary>Staff by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<StaffMemberId, StaffMember>> GetStaffByIdAsync(IReadOnlyList<StaffMemberId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        await db.Staff.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);

    /// <summary>Templates by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<KpiTemplateId, KpiTemplate>> GetTemplatesByIdAsync(IReadOnlyList<KpiTemplateId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        db.Caller.Has(StaffPerformancePermissions.Read)
            ? await db.Templates.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken)
            : new Dictionary<KpiTemplateId, KpiTemplate>();

    /// <summary>Evaluations by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<EvaluationId, Evaluation>> GetEvaluationsByIdAsync(IReadOnlyList<EvaluationId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        await db.Evaluations.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);

    /// <summary>Adjustments by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ScoreAdjustmentId, ScoreAdjustment>> GetAdjustmentsByIdAsync(
        IReadOnlyList<ScoreAdjustmentId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        await db.Adjustments.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
}
