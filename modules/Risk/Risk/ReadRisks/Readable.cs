using Microsoft.EntityFrameworkCore;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>What the caller may read: whoever does not hold the permission sees nothing, by whatever link he came; beside that, the scope of the token holds.</summary>
internal static class Readable
{
    /// <summary>The risks.</summary>
    public static IQueryable<RiskEntry> ReadableRisks(this RiskDb db)
    {
        var mayRead = db.Caller.Has(RiskPermissions.Read);
        return db.Risks.AsNoTracking().Where(_ => mayRead);
    }

    /// <summary>The editions of rules.</summary>
    public static IQueryable<ScreeningRule> ReadableRules(this RiskDb db)
    {
        var mayRead = db.Caller.Has(RiskPermissions.Read);
        return db.Rules.AsNoTracking().Where(_ => mayRead);
    }

    /// <summary>The decisions on orders.</summary>
    public static IQueryable<ScreeningDecision> ReadableDecisions(this RiskDb db)
    {
        var mayRead = db.Caller.Has(RiskPermissions.Read);
        return db.Decisions.AsNoTracking().Where(_ => mayRead);
    }

    /// <summary>The alerts.</summary>
    public static IQueryable<RiskAlert> ReadableAlerts(this RiskDb db)
    {
        var mayRead = db.Caller.Has(RiskPermissions.Read);
        return db.Alerts.AsNoTracking().Where(_ => mayRead);
    }
}
