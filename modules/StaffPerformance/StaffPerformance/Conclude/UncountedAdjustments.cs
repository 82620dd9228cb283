using Microsoft.EntityFrameworkCore;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Conclude;

/// <summary>Which adjustments an evaluation counts (STF-22, STF-24): its own month's, and older ones that came after their month was calculated.</summary>
internal static class UncountedAdjustments
{
    /// <summary>
    /// Those that have counted nowhere, of this month or of earlier ones, unless an evaluation between, which is not calculated yet, will count them. They are put in the order in which they
    /// were made.
    /// </summary>
    public static async Task<IReadOnlyList<ScoreAdjustment>> LoadUncountedAsync(this StaffPerformanceDb db, Evaluation evaluation, CancellationToken cancellationToken)
    {
        var (member, id) = (evaluation.StaffMemberId, evaluation.Id);
        // Few of either: what is open, and what nobody has counted, of one staff member. Keys of months compare as texts.
        var open = await db.Evaluations.Where(e => e.StaffMemberId == member && e.Id != id && (e.Status == EvaluationStatus.SelfAssess || e.Status == EvaluationStatus.PanelScoring))
            .Select(e => e.Period).ToListAsync(cancellationToken);
        var waiting = await db.Adjustments.AsNoTracking().Where(a => a.StaffMemberId == member && !db.CountedAdjustments.Any(c => c.AdjustmentId == a.Id))
            .OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        return [.. waiting.Where(a => IsUpTo(a.Period, evaluation.Period) && !open.Exists(o => IsUpTo(a.Period, o) && IsUpTo(o, evaluation.Period)))];
    }

    private static bool IsUpTo(string month, string other) => string.CompareOrdinal(month, other) <= 0;
}
