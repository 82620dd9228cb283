using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a registered brand (CAT-13).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Brand")]
public readonly record struct BrandId(Guid Value);
