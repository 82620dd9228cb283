using Modular.GraphQL;

namespace Risk.Contracts;

/// <summary>Identifies what the screening of an order found, and what was decided (RSK-07).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ScreeningDecision")]
public readonly record struct ScreeningDecisionId(Guid Value);
