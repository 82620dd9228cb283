using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies an edition of the standard of papers (DOC-02).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("PaperStandard")]
public readonly record struct PaperStandardId(Guid Value);
