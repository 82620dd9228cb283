using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a product (CAT-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Product")]
public readonly record struct ProductId(Guid Value);
