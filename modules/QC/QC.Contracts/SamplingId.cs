using Modular.GraphQL;

namespace QC.Contracts;

/// <summary>Identifies a draw of products to be inspected (QC-05).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Sampling")]
public readonly record struct SamplingId(Guid Value);
