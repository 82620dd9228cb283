using Modular.GraphQL;

namespace Catalogue.Contracts;

/// <summary>Identifies an advertising slot (CAT-20).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("AdSlot")]
public readonly record struct AdSlotId(Guid Value);
