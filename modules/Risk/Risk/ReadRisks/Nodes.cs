using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time.</summary>
internal static class Nodes
{
    /// <summary>Risks by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<RiskId, RiskEntry>> GetRisksByIdAsync(IReadOnlyList<RiskId> ids, RiskDb db, CancellationToken cancellationToken) =>
        await db.ReadableRisks().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
}
