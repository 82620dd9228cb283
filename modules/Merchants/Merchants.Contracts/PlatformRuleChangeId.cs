using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a change of the outside platform's rules (DOC-26).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("PlatformRuleChange")]
public readonly record struct PlatformRuleChangeId(Guid Value);
