using Modular.Kernel;

namespace StaffPerformance.Contracts.Events;

/// <summary>Points were added to or taken from a staff member's score (STF-22, STF-24).</summary>
/// <param name="Adjustment">The adjustment.</param>
/// <param name="Member">Whose score it is.</param>
/// <param name="Period">The month that it belongs to, such as 2026-11.</param>
[Event("staff-performance.score-adjusted")]
public sealed record ScoreAdjusted(ScoreAdjustmentId Adjustment, StaffMemberId Member, string Period) : IEvent
{
    Guid IEvent.AggregateId => Adjustment.Value;
}
