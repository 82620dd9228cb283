using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a refund of an order (ORD-08).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Refund")]
public readonly record struct RefundId(Guid Value);
