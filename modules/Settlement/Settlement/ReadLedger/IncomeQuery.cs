using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadLedger;

/// <summary>What the platform earns.</summary>
[QueryType]
internal static class IncomeQuery
{
    /// <summary>What the platform has earned, by source and currency (SET-13).</summary>
    /// <param name="from">From when on, by the posting time (UTC).</param>
    /// <param name="to">Until when; that moment is not within.</param>
    [Authorize(SettlementPermissions.ReadLedger)]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<SourceIncome>> GetIncomeBySourceAsync(DateTime from, DateTime to, SettlementDb db, CancellationToken cancellationToken)
    {
        AccountCode[] earning = [AccountCode.CommissionIncome, AccountCode.CommissionReturned, AccountCode.PenaltyIncome];
        var sums = await db.LedgerLines.Where(l => earning.Contains(l.Account))
            .Join(db.LedgerEntries.Where(e => e.PostedAt >= from && e.PostedAt < to), l => l.EntryId, e => e.Id, (l, _) => new { l.Account, l.Currency, l.Debit, l.Credit })
            .GroupBy(l => new { l.Account, l.Currency }).Select(g => new { g.Key.Account, g.Key.Currency, Debit = g.Sum(l => l.Debit), Credit = g.Sum(l => l.Credit) })
            .ToListAsync(cancellationToken);
        return
        [
            .. sums.GroupBy(s => (Source: s.Account == AccountCode.PenaltyIncome ? IncomeSource.Penalty : IncomeSource.Commission, s.Currency))
                .OrderBy(g => g.Key.Source).ThenBy(g => g.Key.Currency, StringComparer.Ordinal)
                .Select(g => new SourceIncome(g.Key.Source, new(g.Sum(s => s.Credit), g.Key.Currency), new(g.Sum(s => s.Debit), g.Key.Currency))),
        ];
    }
}

/// <summary>What the platform earns by (SET-13).</summary>
internal enum IncomeSource
{
    /// <summary>Commission on sales 手续费 (SET-04).</summary>
    Commission,

    /// <summary>Penalties for breaches of the rules 违约金 (SET-11).</summary>
    Penalty,
}

/// <summary>What one source has brought in (SET-13).</summary>
/// <param name="Source">The source.</param>
/// <param name="Earned">What was earned.</param>
/// <param name="GivenBack">What was given back: commission with refunds, penalties that were waived.</param>
internal sealed record SourceIncome(IncomeSource Source, Money Earned, Money GivenBack)
{
    /// <summary>What is left of it.</summary>
    public Money Net => new(Earned.Amount - GivenBack.Amount, Earned.Currency);
}
