using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a price rule: a promotion that lowers prices for a time (CAT-09).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("PriceRule")]
public readonly record struct PriceRuleId(Guid Value);
