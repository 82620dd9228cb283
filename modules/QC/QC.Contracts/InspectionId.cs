using Modular.GraphQL;

namespace QC.Contracts;

/// <summary>Identifies the inspection of a product (QC-05, QC-07).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Inspection")]
public readonly record struct InspectionId(Guid Value);
