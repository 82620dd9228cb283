using Modular.GraphQL;

namespace Orders.Contracts;

/// <summary>Identifies a statement of a payment provider (ORD-12).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ProviderStatement")]
public readonly record struct ProviderStatementId(Guid Value);

/// <summary>Identifies something in which a provider's statement and the payments here differ (ORD-12).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("ReconciliationException")]
public readonly record struct ReconciliationExceptionId(Guid Value);
