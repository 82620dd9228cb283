using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk;

/// <summary>Takes one step with a risk: what the caller does not see is not there, what the rules refuse is refused, what somebody else changed meanwhile is a conflict.</summary>
internal sealed class RiskTurn(RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed)
{
    /// <summary>Takes it.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The risk.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes the step; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<RiskEntry>> TakeAsync(
        StateAction<RiskFacts, RiskStatus> action, RiskId id, int? expectedVersion, Func<RiskEntry, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        if (await db.Risks.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } risk)
            return new[] { Missing.Risk(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        var error = ExpectedVersion.Check(risk, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? step(risk, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : risk;
    }
}
