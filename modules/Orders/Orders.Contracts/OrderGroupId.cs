using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a group of orders: what one buyer buys of several merchants at a time (ORD-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("OrderGroup")]
public readonly record struct OrderGroupId(Guid Value);
