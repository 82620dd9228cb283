using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies what the outside platform found (DOC-24).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("PlatformFinding")]
public readonly record struct PlatformFindingId(Guid Value);
