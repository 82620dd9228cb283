using Modular.GraphQL;

namespace Risk.Contracts;

/// <summary>Identifies an early warning about a merchant (RSK-06).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("RiskAlert")]
public readonly record struct RiskAlertId(Guid Value);
