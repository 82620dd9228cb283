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
}
