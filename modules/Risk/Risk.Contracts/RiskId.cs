using Modular.GraphQL;

namespace Risk.Contracts;

/// <summary>Identifies an entry of the risk register (RSK-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Risk")]
public readonly record struct RiskId(Guid Value);
