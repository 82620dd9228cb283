using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>Loads the parts of many objects in one query each.</summary>
internal static class Loaders
{
    /// <summary>The lines of entries, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<LedgerEntryId, LedgerLine>> GetLinesByEntryAsync(IReadOnlyList<LedgerEntryId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        (await db.LedgerLines.AsNoTracking().Where(l => ids.Contains(l.EntryId)).OrderBy(l => l.Number).ToListAsync(cancellationToken)).ToLookup(l => l.EntryId);

    /// <summary>The answers to disputes, by statement.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<StatementId, StatementAdjustment>> GetAdjustmentsAsync(
        IReadOnlyList<StatementId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        await db.StatementAdjustments.AsNoTracking().Where(a => ids.Contains(a.StatementId)).ToDictionaryAsync(a => a.StatementId, cancellationToken);

    /// <summary>Payouts by statement, the oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<StatementId, Payout>> GetPayoutsByStatementAsync(IReadOnlyList<StatementId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        (await db.PayoutItems.AsNoTracking().Where(i => ids.Contains(i.StatementId)).Join(db.ReadablePayouts(), i => i.PayoutId, p => p.Id, (i, p) => new { i.StatementId, Payout = p })
            .ToListAsync(cancellationToken)).OrderBy(p => p.Payout.CreatedAt).ThenBy(p => p.Payout.Id.Value).ToLookup(p => p.StatementId, p => p.Payout);

    /// <summary>The items of payouts.</summary>
    [DataLoader]
    public static async Task<ILookup<PayoutId, PayoutItem>> GetItemsByPayoutAsync(IReadOnlyList<PayoutId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        (await db.PayoutItems.AsNoTracking().Where(i => ids.Contains(i.PayoutId)).OrderBy(i => i.StatementId).ToListAsync(cancellationToken)).ToLookup(i => i.PayoutId);

    /// <summary>The checks of payouts, the oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<PayoutId, SecurityCheck>> GetChecksByPayoutAsync(IReadOnlyList<PayoutId> ids, SettlementDb db, CancellationToken cancellationToken) =>
        (await db.SecurityChecks.AsNoTracking().Where(c => ids.Contains(c.PayoutId)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken)).ToLookup(c => c.PayoutId);
}
