using Modular.GraphQL;

namespace StaffPerformance.Contracts;

/// <summary>Identifies an edition of the indicators and weights for a position (STF-03).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("KpiTemplate")]
public readonly record struct KpiTemplateId(Guid Value);
