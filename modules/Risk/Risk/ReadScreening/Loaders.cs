using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Orders.Contracts;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;
using Risk.ReadRisks;

namespace Risk.ReadScreening;

/// <summary>Loads what belongs to many objects in one query each.</summary>
internal static class Loaders
{
    /// <summary>Decisions by order.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<OrderId, ScreeningDecision>> GetDecisionsByOrderAsync(IReadOnlyList<OrderId> ids, RiskDb db, CancellationToken cancellationToken) =>
        await db.ReadableDecisions().Where(d => ids.Contains(d.OrderId)).ToDictionaryAsync(d => d.OrderId, cancellationToken);

    /// <summary>Facts by decision, the hardest first. Who asks has seen the decisions.</summary>
    [DataLoader]
    public static async Task<ILookup<ScreeningDecisionId, ScreeningFact>> GetFactsByDecisionAsync(IReadOnlyList<ScreeningDecisionId> ids, RiskDb db, CancellationToken cancellationToken) =>
        (await db.ScreeningFacts.AsNoTracking().Where(f => ids.Contains(f.DecisionId)).OrderBy(f => f.Ordinal).ToListAsync(cancellationToken)).ToLookup(f => f.DecisionId);
}
