using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a version of a merchant's shop page (CAT-18).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ShopPageVersion")]
public readonly record struct ShopPageVersionId(Guid Value);
