using Modular.GraphQL;

namespace Settlement.Contracts;

/// <summary>Identifies a month of settlement (SET-01).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("SettlementPeriod")]
public readonly record struct SettlementPeriodId(Guid Value);
