using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a category of goods or services (CAT-05, CAT-06).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ProductCategory")]
public readonly record struct CategoryId(Guid Value);
