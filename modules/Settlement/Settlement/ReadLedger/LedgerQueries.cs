using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadLedger;

/// <summary>Reading the ledger.</summary>
[QueryType]
[Authorize(SettlementPermissions.ReadLedger)]
internal static class LedgerQueries
{
    /// <summary>The entries of the ledger, the newest first (SET-06).</summary>
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(LedgerEntry.Kind), nameof(LedgerEntry.Period), nameof(LedgerEntry.Currency), nameof(LedgerEntry.MerchantId), nameof(LedgerEntry.OrderId), nameof(LedgerEntry.Source),
        nameof(LedgerEntry.PostedAt),
    ])]
    public static IQueryable<LedgerEntry> GetLedgerEntries(SettlementDb db) =>
        db.LedgerEntries.AsNoTracking().OrderByDescending(e => e.PostedAt).ThenByDescending(e => e.Id);

    /// <summary>What each account adds up to, by the lines of the ledger themselves (SET-06). In each currency the debits equal the credits.</summary>
    /// <param name="period">The month, as 2026-01, whose entries are added up; left out, all there are.</param>
    public static async Task<TrialBalance> GetTrialBalanceAsync(string? period, SettlementDb db, CancellationToken cancellationToken)
    {
        var lines = db.LedgerLines.Join(
            db.LedgerEntries.Where(e => period == null || e.Period == period), l => l.EntryId, e => e.Id, (l, _) => new { l.Account, l.Currency, l.Debit, l.Credit });
        var sums = await lines.GroupBy(l => new { l.Account, l.Currency })
            .Select(g => new { g.Key.Account, g.Key.Currency, Debit = g.Sum(l => l.Debit), Credit = g.Sum(l => l.Credit) }).ToListAsync(cancellationToken);
        return new(period,
        [
            .. sums.OrderBy(s => s.Currency, StringComparer.Ordinal).ThenBy(s => s.Account).Select(s => new TrialBalanceRow(s.Account, new(s.Debit, s.Currency), new(s.Credit, s.Currency))),
        ]);
    }
}

/// <summary>The accounts of the ledger and what they add up to.</summary>
/// <param name="Period">The month, as 2026-01; null for all.</param>
/// <param name="Rows">A row for each account and currency in which there is an entry.</param>
internal sealed record TrialBalance(string? Period, IReadOnlyList<TrialBalanceRow> Rows)
{
    /// <summary>All debits, by currency.</summary>
    public IReadOnlyList<Money> Debits => Total(r => r.Debit);

    /// <summary>All credits, by currency.</summary>
    public IReadOnlyList<Money> Credits => Total(r => r.Credit);

    /// <summary>Whether debits equal credits in each currency; anything else is a fault of the ledger.</summary>
    public bool IsBalanced => Debits.SequenceEqual(Credits);

    private List<Money> Total(Func<TrialBalanceRow, Money> side) =>
        [.. Rows.Select(side).GroupBy(m => m.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Money(g.Sum(m => m.Amount), g.Key))];
}

/// <summary>An account of all merchants together.</summary>
/// <param name="Account">The account.</param>
/// <param name="Debit">The sum of its debits.</param>
/// <param name="Credit">The sum of its credits.</param>
internal sealed record TrialBalanceRow(AccountCode Account, Money Debit, Money Credit)
{
    /// <summary>What is left: debits without credits; below zero where the credits are more.</summary>
    public Money Balance => new(Debit.Amount - Credit.Amount, Debit.Currency);
}

/// <summary>The fields of an entry that are not its own columns.</summary>
[ObjectType<LedgerEntry>]
internal static class LedgerEntryFields
{
    /// <summary>The lines, in their order.</summary>
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<LedgerLine>> GetLinesAsync(
        [Parent(Requires = nameof(LedgerEntry.Id))] LedgerEntry entry, IDataLoader<Contracts.LedgerEntryId, LedgerLine[]> lines, CancellationToken cancellationToken) =>
        await lines.LoadAsync(entry.Id, cancellationToken) ?? [];

    /// <summary>Who booked it, by name; null for the platform itself, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetPostedByAsync(
        [Parent(Requires = nameof(LedgerEntry.PostedById))] IReadOnlyList<LedgerEntry> entries, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. entries.Select(e => e.PostedById)], cancellationToken);
}

/// <summary>The amounts of a line of the ledger.</summary>
[ObjectType<LedgerLine>]
internal static class LedgerLineAmounts
{
    /// <summary>What is debited; 0 on a credit line.</summary>
    [Cost(0)]
    public static Money GetDebit([Parent] LedgerLine line) => new(line.Debit, line.Currency);

    /// <summary>What is credited; 0 on a debit line.</summary>
    [Cost(0)]
    public static Money GetCredit([Parent] LedgerLine line) => new(line.Credit, line.Currency);
}
