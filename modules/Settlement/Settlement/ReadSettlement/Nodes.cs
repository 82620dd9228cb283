using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time.</summary>
internal static class Nodes
{
    /// <summary>Statements by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<StatementId, Statement>> GetStatementsByIdAsync(IReadOnlyList<StatementId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        await db.ReadableStatements().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Payouts by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PayoutId, Payout>> GetPayoutsByIdAsync(IReadOnlyList<PayoutId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        await db.ReadablePayouts().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);

    /// <summary>Months by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<SettlementPeriodId, SettlementPeriod>> GetPeriodsByIdAsync(
        IReadOnlyList<SettlementPeriodId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        await db.ReadablePeriods().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);

    /// <summary>Entries of the ledger by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<LedgerEntryId, LedgerEntry>> GetEntriesByIdAsync(IReadOnlyList<LedgerEntryId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        await db.ReadableEntries().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
}
