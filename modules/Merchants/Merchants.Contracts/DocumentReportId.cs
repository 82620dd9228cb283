using Modular.GraphQL;

namespace Merchants.Contracts;

/// <summary>Identifies what a customer asks, reports or suggests about a merchant's credential (DOC-21).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("DocumentReport")]
public readonly record struct DocumentReportId(Guid Value);
