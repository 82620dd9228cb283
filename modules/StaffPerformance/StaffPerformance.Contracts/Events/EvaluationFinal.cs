using Modular.Kernel;

namespace StaffPerformance.Contracts.Events;

/// <summary>The outcome of an evaluation stands for good (STF-15).</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Period">The month in Asia/Shanghai, such as 2026-11.</param>
[Event("staff-performance.evaluation-final")]
public sealed record EvaluationFinal(EvaluationId Evaluation, StaffMemberId Member, string Period) : IEvent
{
    Guid IEvent.AggregateId => Evaluation.Value;
}
