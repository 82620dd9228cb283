using Modular.GraphQL;

namespace QC.Contracts;

/// <summary>Identifies an edition of a standard with its checklist (QC-01, QC-02).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("QualityStandard")]
public readonly record struct QualityStandardId(Guid Value);
