using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies an order: what one buyer buys of one merchant at a time (ORD-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Order")]
public readonly record struct OrderId(Guid Value);
