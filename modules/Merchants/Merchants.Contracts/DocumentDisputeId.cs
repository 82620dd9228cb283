using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a dispute between departments over a paper (DOC-18).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("DocumentDispute")]
public readonly record struct DocumentDisputeId(Guid Value);
