using Modular.Kernel;

namespace StaffPerformance.Contracts.Events;

/// <summary>A staff member objected to the outcome of an evaluation; somebody else is to recheck it (STF-17).</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Period">The month in Asia/Shanghai, such as 2026-11.</param>
[Event("staff-performance.evaluation-appealed")]
public sealed record EvaluationAppealed(EvaluationId Evaluation, StaffMemberId Member, string Period) : IEvent
{
    Guid IEvent.AggregateId => Evaluation.Value;
}
