using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a service that was ordered, on its way to be done (ORD-17).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ServiceOrder")]
public readonly record struct ServiceOrderId(Guid Value);
