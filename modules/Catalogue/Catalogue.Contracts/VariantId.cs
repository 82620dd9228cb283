using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a variant of a product: what is stocked and sold under one SKU (CAT-04).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ProductVariant")]
public readonly record struct VariantId(Guid Value);
