using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.ReadStaff;

/// <summary>Loads the children of many parents in one query each. Who asks has seen the parents.</summary>
internal static class Loaders
{
    /// <summary>Indicators by template, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<KpiTemplateId, KpiIndicator>> GetIndicatorsByTemplateAsync(IReadOnlyList<KpiTemplateId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        (await db.Indicators.AsNoTracking().Where(i => ids.Contains(i.TemplateId)).OrderBy(i => i.Ordinal).ToListAsync(cancellationToken)).ToLookup(i => i.TemplateId);

    /// <summary>Frozen indicators by evaluation, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<EvaluationId, EvaluationIndicator>> GetIndicatorsByEvaluationAsync(
        IReadOnlyList<EvaluationId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        (await db.EvaluationIndicators.AsNoTracking().Where(i => ids.Contains(i.EvaluationId)).OrderBy(i => i.Ordinal).ToListAsync(cancellationToken)).ToLookup(i => i.EvaluationId);

    /// <summary>Scores of the panel by evaluation, the oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<EvaluationId, PanelScore>> GetPanelScoresByEvaluationAsync(IReadOnlyList<EvaluationId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        (await db.PanelScores.AsNoTracking().Include(p => p.Figures.OrderBy(f => f.Ordinal)).Where(p => ids.Contains(p.EvaluationId))
            .OrderBy(p => p.At).ThenBy(p => p.PanellistId).ToListAsync(cancellationToken)).ToLookup(p => p.EvaluationId);

    /// <summary>The adjustments that count in an evaluation, the oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<EvaluationId, ScoreAdjustment>> GetCountedByEvaluationAsync(IReadOnlyList<EvaluationId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        (await db.CountedAdjustments.AsNoTracking().Where(c => ids.Contains(c.EvaluationId)).Join(db.Adjustments, c => c.AdjustmentId, a => a.Id, (c, a) => new { c.EvaluationId, Adjustment = a })
            .ToListAsync(cancellationToken)).OrderBy(c => c.Adjustment.At).ThenBy(c => c.Adjustment.Id.Value).ToLookup(c => c.EvaluationId, c => c.Adjustment);

    /// <summary>The evaluation in which an adjustment counts.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<ScoreAdjustmentId, CountedAdjustment>> GetCountedAsync(
        IReadOnlyList<ScoreAdjustmentId> ids, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        await db.CountedAdjustments.AsNoTracking().Where(c => ids.Contains(c.AdjustmentId)).ToDictionaryAsync(c => c.AdjustmentId, cancellationToken);
}
