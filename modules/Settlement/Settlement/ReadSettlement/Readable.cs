using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.ReadSettlement;

/// <summary>What the caller may read: of the merchants at which the permission is held, not of all that some other role lets him see (ACC-02).</summary>
internal static class Readable
{
    /// <summary>The statements.</summary>
    public static IQueryable<Statement> ReadableStatements(this SettlementDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Statements.AsNoTracking().Where(s => isEverywhere || merchants.Contains(s.MerchantId));
    }

    /// <summary>The payouts.</summary>
    public static IQueryable<Payout> ReadablePayouts(this SettlementDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Payouts.AsNoTracking().Where(p => isEverywhere || merchants.Contains(p.MerchantId));
    }

    /// <summary>The entries of the ledger, of which merchants see those of their own.</summary>
    public static IQueryable<LedgerEntry> ReadableEntries(this SettlementDb db)
    {
        var (isEverywhere, merchants) = ReachOf(db.Caller);
        return db.LedgerEntries.AsNoTracking().Where(e => isEverywhere || merchants.Contains(e.MerchantId));
    }

    /// <summary>The months, for whoever reads those of the whole platform: who closed one, and what was said about it, is no merchant's business.</summary>
    public static IQueryable<SettlementPeriod> ReadablePeriods(this SettlementDb db)
    {
        var (isEverywhere, _) = ReachOf(db.Caller);
        return db.Periods.AsNoTracking().Where(_ => isEverywhere);
    }

    private static (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(ICaller caller)
    {
        var reach = caller.ReachOf(SettlementPermissions.Read);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }
}
