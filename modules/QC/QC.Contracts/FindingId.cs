using Modular.GraphQL;

namespace QC.Contracts;

/// <summary>Identifies what an inspection found, and what becomes of it (QC-10).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Finding")]
public readonly record struct FindingId(Guid Value);
