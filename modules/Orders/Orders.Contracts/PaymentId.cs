using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a payment of an order (ORD-11).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Payment")]
public readonly record struct PaymentId(Guid Value);
