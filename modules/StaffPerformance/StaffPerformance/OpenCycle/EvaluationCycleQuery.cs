using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.OpenCycle;

/// <summary>How the evaluations of a month stand (STF-13).</summary>
/// <param name="Period">The month, such as 2026-11.</param>
/// <param name="Evaluations">How many there are.</param>
/// <param name="WithoutEvaluation">How many who are employed have none: no template was in force for their position when the month began (STF-31), or the cycle was not opened since they came.</param>
/// <param name="States">How many evaluations are in each state, those without any left out.</param>
internal sealed record EvaluationCycle(string Period, int Evaluations, int WithoutEvaluation, IReadOnlyList<EvaluationStateCount> States);

/// <summary>How many evaluations are in a state.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
internal sealed record EvaluationStateCount(EvaluationStatus State, int Count);

/// <summary>How a month's evaluations stand.</summary>
[QueryType]
internal static class EvaluationCycleQuery
{
    /// <summary>How the evaluations of a month stand (STF-13); null for what is no month.</summary>
    /// <param name="period">The month, such as 2026-11.</param>
    [Authorize(StaffPerformancePermissions.ReadAll)]
    public static async Task<EvaluationCycle?> GetEvaluationCycleAsync(string period, StaffPerformanceDb db, CancellationToken cancellationToken)
    {
        if (EvaluationPeriod.Parse(period) is not { Violation: null, Value: var month })
            return null;
        var lastDay = month.LastDay;
        var states = await db.Evaluations.Where(e => e.Period == period).GroupBy(e => e.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var without = await db.Staff.CountAsync(
            m => m.Status == StaffStatus.Active && m.HiredOn <= lastDay && !db.Evaluations.Any(e => e.StaffMemberId == m.Id && e.Period == period), cancellationToken);
        return new(period, states.Sum(s => s.Count), without, [.. states.OrderBy(s => s.Key).Select(s => new EvaluationStateCount(s.Key, s.Count))]);
    }
}
