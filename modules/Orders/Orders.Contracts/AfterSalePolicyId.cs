using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies an edition of a return, repair and complaint policy (ORD-16).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("AfterSalePolicy")]
public readonly record struct AfterSalePolicyId(Guid Value);
