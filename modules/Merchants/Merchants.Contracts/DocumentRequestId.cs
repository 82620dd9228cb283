using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a department's request for papers (DOC-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("DocumentRequest")]
public readonly record struct DocumentRequestId(Guid Value);
