using Modular.Kernel;

namespace StaffPerformance.Contracts.Events;

/// <summary>The outcome of an evaluation was published to the staff member, who may appeal from now on (STF-15, STF-17).</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Period">The month in Asia/Shanghai, such as 2026-11.</param>
[Event("staff-performance.evaluation-published")]
public sealed record EvaluationPublished(EvaluationId Evaluation, StaffMemberId Member, string Period) : IEvent
{
    Guid IEvent.AggregateId => Evaluation.Value;
}
