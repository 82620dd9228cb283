using Modular.Kernel;

namespace StaffPerformance.Contracts.Events;

/// <summary>Points were added to or taken from a staff member's score (STF-22, STF-24).</summary>
/// <param name="Adjustment">The adjustment.</param>
/// <param name="Member">Whose score it is.</param>
/// <param name="Period">The month that it belongs to, such as 2026-11.</param>
/// <param name="Finding">The finding for which the points were taken or given back (QC-14); null where there is none.</param>
/// <param name="IsReversal">Whether it gives back what was taken before.</param>
[Event("staff-performance.score-adjusted")]
public sealed record ScoreAdjusted(ScoreAdjustmentId Adjustment, StaffMemberId Member, string Period, Guid? Finding = null, bool IsReversal = false) : IEvent
{
    Guid IEvent.AggregateId => Adjustment.Value;
}
