using Modular.Kernel;

namespace StaffPerformance.Contracts.Events;

/// <summary>Somebody who neither scored nor published an evaluation has rechecked it (STF-17).</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Period">The month in Asia/Shanghai, such as 2026-11.</param>
/// <param name="IsChanged">Whether the score is another one now.</param>
[Event("staff-performance.evaluation-rechecked")]
public sealed record EvaluationRechecked(EvaluationId Evaluation, StaffMemberId Member, string Period, bool IsChanged) : IEvent
{
    Guid IEvent.AggregateId => Evaluation.Value;
}
