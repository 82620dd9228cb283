using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>What the caller may do with a risk now (FE-01).</summary>
[ExtendObjectType<RiskId>]
internal static class RiskAllowedActions
{
    /// <summary>What can be done with the risk, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 6)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<RiskId> risks, RiskDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(risks, cancellationToken);
        return [.. risks.Select(r => facts.TryGetValue(r, out var known) ? allowed.Of(RiskActions.All, known) : [])];
    }
}
