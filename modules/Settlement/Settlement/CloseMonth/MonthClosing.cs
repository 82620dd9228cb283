using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.CloseMonth;

/// <summary>
/// Closes a month (SET-01): shuts its gate, makes the statement of each merchant and currency in a transaction of its own, and ends it. Whatever stops it, it goes on where it was when it is
/// begun again; two who close at once make each statement once, as each looks what is there once it holds the gate.
/// </summary>
internal sealed class MonthClosing(SettlementDb db, Ledger ledger, TimeProvider clock, Months months)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Closes all months that have passed, in their order.</summary>
    /// <returns>How many statements were made.</returns>
    public async Task<int> ClosePastAsync(CancellationToken cancellationToken)
    {
        await using (var writing = await db.BeginWritingAsync(cancellationToken))
        {
            await ledger.OpenMonthsAsync(months.Of(Now), cancellationToken);
            await writing.CommitAsync(cancellationToken);
        }

        var now = Now;
        var past = await db.Periods.AsNoTracking().Where(p => p.EndsAt <= now && p.Status != PeriodStatus.Closed).OrderBy(p => p.StartsAt).Select(p => p.Id).ToListAsync(cancellationToken);
        var made = 0;
        foreach (var period in past)
            made += await CloseAsync(period, Actor.System, cancellationToken);
        return made;
    }

    /// <summary>Closes a month that is over and follows closed ones. One that is closed stays as it is.</summary>
    /// <returns>How many statements were made.</returns>
    public async Task<int> CloseAsync(SettlementPeriodId id, Actor by, CancellationToken cancellationToken)
    {
        var month = await db.Periods.Where(p => p.Id == id).Select(p => p.Month).SingleAsync(cancellationToken);
        var made = 0;
        var isClosed = await InTurnAsync(month, async period =>
        {
            if (period.Status == PeriodStatus.Open)
                Must(period.BeginClosing(by, Now));
            await db.SaveChangesAsync(cancellationToken);
            return period.Status == PeriodStatus.Closed;
        }, cancellationToken);
        if (isClosed)
            return 0;
        var accounts = await AccountsAsync(id, cancellationToken);
        foreach (var (merchant, currency) in accounts)
            made += await InTurnAsync(month, period => MakeAsync(period, merchant, currency, cancellationToken), cancellationToken) ? 1 : 0;
        await InTurnAsync(month, async period =>
        {
            if (period.Status == PeriodStatus.Closing)
                Must(period.Close(by, Now));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
        return made;
    }

    /// <summary>Does a step of the closing while nobody else posts into the month or closes it.</summary>
    private async Task<bool> InTurnAsync(string month, Func<SettlementPeriod, Task<bool>> step, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        await db.ChangeRowsAsync(db.Gates.Where(g => g.Month == month), set => set.SetProperty(g => g.IsOpen, false), cancellationToken);
        var result = await step(await db.Periods.SingleAsync(p => p.Month == month, cancellationToken));
        await writing.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>The merchants and currencies that get a statement: all in business in the platform's currency, whether anything happened or not; others where something did, or is left over.</summary>
    private async Task<IReadOnlyList<(MerchantId Merchant, string Currency)>> AccountsAsync(SettlementPeriodId id, CancellationToken cancellationToken)
    {
        var period = await db.Periods.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken);
        var inBusiness = await db.SettledMerchants.Where(m => m.Since < period.EndsAt && (m.EndedAt == null || m.EndedAt >= period.StartsAt)).Select(m => m.Id).ToListAsync(cancellationToken);
        var moved = await db.LedgerEntries.Where(e => e.Period == period.Month && !Movement.OffStatement.Contains(e.Kind))
            .Select(e => new { e.MerchantId, e.Currency }).Distinct().ToListAsync(cancellationToken);
        var before = await db.Periods.Where(p => p.StartsAt < period.StartsAt).OrderByDescending(p => p.StartsAt).Select(p => p.Month).FirstOrDefaultAsync(cancellationToken);
        var left = await db.Statements.Where(s => s.Period == before && s.Closing != s.Payable).Select(s => new { s.MerchantId, s.Currency }).ToListAsync(cancellationToken);
        return
        [
            .. inBusiness.Select(m => (Merchant: m, Currency: Money.Yuan)).Concat(moved.Concat(left).Select(m => (Merchant: m.MerchantId, m.Currency))).Distinct()
                .OrderBy(a => a.Merchant.Value).ThenBy(a => a.Currency, StringComparer.Ordinal),
        ];
    }

    private async Task<bool> MakeAsync(SettlementPeriod period, MerchantId merchant, string currency, CancellationToken cancellationToken)
    {
        var month = period.Month;
        var own = db.Statements.AsNoTracking().Where(s => s.MerchantId == merchant && s.Currency == currency);
        if (await own.AnyAsync(s => s.Period == month, cancellationToken))
            return false;
        var opening = await own.Where(s => s.StartsAt < period.StartsAt).OrderByDescending(s => s.StartsAt).Select(s => s.Closing - s.Payable).FirstOrDefaultAsync(cancellationToken);
        var rows = await db.LedgerEntries.AsNoTracking().Include(e => e.Lines).AsSingleQuery()
            .Where(e => e.MerchantId == merchant && e.Period == month && e.Currency == currency && !Movement.OffStatement.Contains(e.Kind))
            .OrderBy(e => e.PostedAt).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        var movements = rows.ConvertAll(e => new Movement(e.Id, e.Kind, e.OrderId, e.PostedAt, e.Lines));
        var refunded = movements.Where(m => m.Kind == EntryKind.Refund).Select(m => m.OrderId).Distinct().ToList();
        var originals = await db.StatementLines.AsNoTracking().Where(l => l.Kind == EntryKind.Sale && refunded.Contains(l.OrderId))
            .ToDictionaryAsync(l => l.OrderId!.Value, l => l.StatementId, cancellationToken);
        var held = await HeldAsync(period, merchant, currency, cancellationToken);
        db.Add(Statement.Calculate(period, merchant, currency, opening, movements, held, originals, Now));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// What orders have earned up to the end of the month that are not completed, may still come back, or are disputed (SET-09, ORD-13). Each holds its own amount; a disputed one as long as that has not become
    /// payable before: what is paid out cannot be held any more.
    /// </summary>
    private async Task<IReadOnlyList<HeldOrder>> HeldAsync(SettlementPeriod period, MerchantId merchant, string currency, CancellationToken cancellationToken)
    {
        var (now, endsAt, month) = (Now, period.EndsAt, period.Month);
        var before = await db.Statements.Where(s => s.MerchantId == merchant && s.Currency == currency && s.StartsAt < period.StartsAt)
            .OrderByDescending(s => s.StartsAt).Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        var earned = await db.LedgerEntries.Where(e => e.MerchantId == merchant && e.Currency == currency && e.OrderId != null && e.PostedAt < endsAt)
            .Where(e => !db.SettledOrders.Any(o => o.Id == e.OrderId && o.EligibleAt <= now)
                || (db.DisputedOrders.Any(d => d.OrderId == e.OrderId && d.EndedAt == null)
                    && (db.StatementHolds.Any(h => h.StatementId == before && h.OrderId == e.OrderId)
                        || db.LedgerEntries.Any(s => s.OrderId == e.OrderId && s.Kind == EntryKind.Sale && s.Period == month))))
            .Join(db.LedgerLines.Where(l => l.Account == AccountCode.MerchantPayable), e => e.Id, l => l.EntryId, (e, l) => new { OrderId = e.OrderId!.Value, Owed = l.Credit - l.Debit })
            .GroupBy(e => e.OrderId).Select(g => new { Order = g.Key, Owed = g.Sum(e => e.Owed) }).Where(e => e.Owed > 0).ToListAsync(cancellationToken);
        var ids = earned.ConvertAll(e => e.Order);
        var until = await db.SettledOrders.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.EligibleAt, cancellationToken);
        var disputed = (await db.DisputedOrders.Where(d => ids.Contains(d.OrderId) && d.EndedAt == null).Select(d => d.OrderId).ToListAsync(cancellationToken)).ToHashSet();
        return
        [
            .. earned.OrderBy(e => e.Order.Value).Select(e => disputed.Contains(e.Order)
                ? new HeldOrder(e.Order, e.Owed, HoldReason.Dispute, null)
                : new HeldOrder(e.Order, e.Owed, HoldReason.AfterSaleWindow, until.TryGetValue(e.Order, out var at) ? at : null)),
        ];
    }

    private static void Must(Modular.GraphQL.IUserError? refused)
    {
        if (refused is not null)
            throw new InvalidOperationException(refused.Message);
    }
}
