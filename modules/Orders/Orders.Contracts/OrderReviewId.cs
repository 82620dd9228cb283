using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a buyer's review of a line of an order (ORD-15).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("OrderReview")]
public readonly record struct OrderReviewId(Guid Value);
