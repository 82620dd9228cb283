using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a dispute between a buyer and a merchant over an order (ORD-13).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("DisputeCase")]
public readonly record struct DisputeCaseId(Guid Value);
