using Modular.GraphQL;

namespace Risk.Contracts;

/// <summary>Identifies an edition of a rule by which orders are screened (RSK-07).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ScreeningRule")]
public readonly record struct ScreeningRuleId(Guid Value);
