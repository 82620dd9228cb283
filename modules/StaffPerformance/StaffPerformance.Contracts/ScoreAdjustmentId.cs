using Modular.GraphQL;

namespace StaffPerformance.Contracts;

/// <summary>Identifies a bonus or deduction of points (STF-22, STF-24).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ScoreAdjustment")]
public readonly record struct ScoreAdjustmentId(Guid Value);
