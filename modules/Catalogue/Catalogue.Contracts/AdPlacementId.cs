using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies a booking of an advertising slot (CAT-20).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("AdPlacement")]
public readonly record struct AdPlacementId(Guid Value);
