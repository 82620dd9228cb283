using Microsoft.EntityFrameworkCore;
using Settlement.Contracts;
using Settlement.Model;

namespace Settlement.Persistence;

/// <summary>Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.</summary>
internal static class FactsQueries
{
    /// <summary>The facts about statements.</summary>
    public static IQueryable<StatementFacts> FactsOfStatements(this SettlementDb db, DateTime now) => db.Statements.Select(s => new StatementFacts
    {
        Id = s.Id,
        Status = s.Status,
        StepCount = s.StepCount,
        MerchantId = s.MerchantId,
        Period = s.Period,
        Currency = s.Currency,
        Payable = s.Payable,
        ConfirmDueAt = s.ConfirmDueAt,
        PayDueAt = s.PayDueAt,
        IsLate = s.ConfirmDueAt <= now,
        HasPayout = db.PayoutItems.Any(i => i.ClaimedStatementId == s.Id),
    });

    /// <summary>The facts about payouts.</summary>
    public static IQueryable<PayoutFacts> FactsOfPayouts(this SettlementDb db)
    {
        var me = db.Caller.UserId;
        return db.Payouts.Select(p => new PayoutFacts
        {
            Id = p.Id,
            Status = p.Status,
            StepCount = p.StepCount,
            MerchantId = p.MerchantId,
            Amount = p.Amount,
            Currency = p.Currency,
            DueAt = p.DueAt,
            IsMaker = p.MakerId == me,
        });
    }

    /// <summary>The facts about months.</summary>
    public static IQueryable<PeriodFacts> FactsOfPeriods(this SettlementDb db, DateTime now) => db.Periods.Select(p => new PeriodFacts
    {
        Id = p.Id,
        Status = p.Status,
        IsOver = p.EndsAt <= now,
        IsEarlierOpen = db.Periods.Any(e => e.StartsAt < p.StartsAt && e.Status != PeriodStatus.Closed),
    });

    /// <summary>The facts about some statements.</summary>
    public static Task<Dictionary<StatementId, StatementFacts>> LoadFactsAsync(this SettlementDb db, IReadOnlyList<StatementId> ids, DateTime now, CancellationToken cancellationToken) =>
        db.FactsOfStatements(now).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some payouts.</summary>
    public static Task<Dictionary<PayoutId, PayoutFacts>> LoadFactsAsync(this SettlementDb db, IReadOnlyList<PayoutId> ids, CancellationToken cancellationToken) =>
        db.FactsOfPayouts().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some months.</summary>
    public static Task<Dictionary<SettlementPeriodId, PeriodFacts>> LoadFactsAsync(
        this SettlementDb db, IReadOnlyList<SettlementPeriodId> ids, DateTime now, CancellationToken cancellationToken) =>
        db.FactsOfPeriods(now).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
