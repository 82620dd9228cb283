using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies the collecting of one paper that a request wants (DOC-03).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("CollectionTask")]
public readonly record struct CollectionTaskId(Guid Value);
