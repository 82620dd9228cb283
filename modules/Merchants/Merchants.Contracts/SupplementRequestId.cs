using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies a request for a part that an application or a paper lacks (DOC-27).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("SupplementRequest")]
public readonly record struct SupplementRequestId(Guid Value);
