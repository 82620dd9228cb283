using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a merchant's paper through all of its versions (DOC-06).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Document")]
public readonly record struct DocumentId(Guid Value);
