using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a way in which a merchant sends goods (ORD-04).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("DeliveryMethod")]
public readonly record struct DeliveryMethodId(Guid Value);
