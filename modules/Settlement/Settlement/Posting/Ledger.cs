using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.Posting;

/// <summary>
/// Books entries (SET-06): into the month in which it happened while that is open, otherwise into that of now; once for each source; and moves the balances. All of it in the transaction
/// that is open, so that what was booked and what it is booked for stand together.
/// </summary>
internal sealed class Ledger(SettlementDb db, TimeProvider clock, Months months)
{
    /// <summary>Books an entry, and saves.</summary>
    /// <param name="entry">What.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The entry; null where one of this source was booked before.</returns>
    /// <exception cref="UnbalancedEntryException">It does not add up.</exception>
    public async Task<LedgerEntry?> PostAsync(NewEntry entry, CancellationToken cancellationToken)
    {
        var (month, postedAt) = await EnterAsync(entry.HappenedAt, cancellationToken);
        if (await HasAsync(entry.Source, cancellationToken))
            return null;
        var posted = db.Add(LedgerEntry.Post(entry, month, postedAt, db.Caller.UserId)).Entity;
        await KnowAsync(entry.Merchant, entry.HappenedAt, cancellationToken);
        foreach (var sides in posted.Lines.GroupBy(l => l.Account).OrderBy(g => g.Key))
            await MoveAsync(sides.Key, entry, sides.Sum(l => l.Debit), sides.Sum(l => l.Credit), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return posted;
    }

    /// <summary>Whether something was booked from the source.</summary>
    public Task<bool> HasAsync(string source, CancellationToken cancellationToken) => db.LedgerEntries.AnyAsync(e => e.Source == source, cancellationToken);

    /// <summary>Books the reversal of the entry of a source.</summary>
    /// <exception cref="InvalidOperationException">Nothing was booked from the source.</exception>
    public async Task<LedgerEntry?> ReverseAsync(string source, EntryKind kind, string reversalSource, DateTime happenedAt, CancellationToken cancellationToken)
    {
        var entry = await db.LedgerEntries.AsNoTracking().Include(e => e.Lines).AsSingleQuery().SingleOrDefaultAsync(e => e.Source == source, cancellationToken)
            ?? throw new InvalidOperationException($"Nothing was booked from {source}, so there is nothing to reverse.");
        return await PostAsync(NewEntry.Reversing(entry, kind, reversalSource, happenedAt), cancellationToken);
    }

    /// <summary>Notes a merchant that no event has told of yet; its statements begin with that time.</summary>
    public async Task KnowAsync(MerchantId merchant, DateTime since, CancellationToken cancellationToken)
    {
        if (db.SettledMerchants.Local.All(m => m.Id != merchant) && !await db.SettledMerchants.AnyAsync(m => m.Id == merchant, cancellationToken))
            db.Add(SettledMerchant.Begin(merchant, since));
    }

    /// <summary>Opens the month that something happened in, unless that one or a later one is closing already.</summary>
    public async Task OpenMonthOfAsync(DateTime at, CancellationToken cancellationToken)
    {
        var month = months.Of(at);
        if (!await IsShutAsync(month, cancellationToken) && !await db.Periods.AnyAsync(p => p.Month == month, cancellationToken))
            await OpenMonthsAsync(month, cancellationToken);
    }

    /// <summary>Makes the months up to that one and those between them and all known ones, so that none is left out (SET-01).</summary>
    public async Task OpenMonthsAsync(string month, CancellationToken cancellationToken)
    {
        var known = await db.Periods.Select(p => p.Month).ToListAsync(cancellationToken);
        var wanted = known.Append(month).ToList();
        foreach (var one in Months.Between(wanted.Min(StringComparer.Ordinal)!, wanted.Max(StringComparer.Ordinal)!).Except(known))
        {
            db.Add(SettlementPeriod.Open(one, months, clock.GetUtcNow().UtcDateTime));
            db.Add(new PeriodGate { Month = one, IsOpen = true });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The month that something is posted into, and the posting time within it. Until the end of the transaction nobody closes that month.</summary>
    private async Task<(string Month, DateTime PostedAt)> EnterAsync(DateTime happenedAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var at = happenedAt < now ? happenedAt : now;
        foreach (var time in new[] { at, now })
        {
            if (await PassAsync(months.Of(time), cancellationToken))
                return (months.Of(time), time);
        }

        throw new InvalidOperationException($"The month of now, {months.Of(now)}, is closed.");
    }

    private async Task<bool> PassAsync(string month, CancellationToken cancellationToken)
    {
        var gate = db.Gates.Where(g => g.Month == month && g.IsOpen);
        if (await db.ChangeRowsAsync(gate, set => set.SetProperty(g => g.Passed, g => g.Passed + 1), cancellationToken) > 0)
            return true;
        if (await IsShutAsync(month, cancellationToken))
            return false;
        await OpenMonthsAsync(month, cancellationToken);
        return await db.ChangeRowsAsync(gate, set => set.SetProperty(g => g.Passed, g => g.Passed + 1), cancellationToken) > 0;
    }

    // A month that was never opened is shut too where a later one is.
    private Task<bool> IsShutAsync(string month, CancellationToken cancellationToken)
    {
        var startsAt = months.BoundsOf(month).StartsAt;
        return db.Periods.AnyAsync(p => p.StartsAt >= startsAt && p.Status != PeriodStatus.Open, cancellationToken);
    }

    private async Task MoveAsync(AccountCode account, NewEntry entry, long debit, long credit, CancellationToken cancellationToken)
    {
        var (merchant, currency) = (entry.Merchant, entry.Currency);
        var balance = db.Balances.Where(b => b.Account == account && b.MerchantId == merchant && b.Currency == currency);
        var moved = await db.ChangeRowsAsync(
            balance, set => set.SetProperty(b => b.Debit, b => b.Debit + debit).SetProperty(b => b.Credit, b => b.Credit + credit), cancellationToken);
        if (moved == 0)
            db.Add(new AccountBalance { Account = account, MerchantId = merchant, Currency = currency, Debit = debit, Credit = credit });
    }
}
