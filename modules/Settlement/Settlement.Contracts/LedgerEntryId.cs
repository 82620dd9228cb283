using Modular.GraphQL;

namespace Settlement.Contracts;

/// <summary>Identifies an entry of the ledger (SET-06).</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("LedgerEntry")]
public readonly record struct LedgerEntryId(Guid Value);
