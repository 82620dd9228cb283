using Modular.GraphQL;

namespace StaffPerformance.Contracts;

/// <summary>Identifies the evaluation of a staff member for a month (STF-13).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Evaluation")]
public readonly record struct EvaluationId(Guid Value);
