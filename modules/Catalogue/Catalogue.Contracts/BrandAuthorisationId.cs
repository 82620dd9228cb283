using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a merchant's authorisation to use a brand (CAT-13).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("BrandAuthorisation")]
public readonly record struct BrandAuthorisationId(Guid Value);
