using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.DecideScreening;

/// <summary>Deciding on orders that the screening set aside.</summary>
[MutationType]
[Idempotent]
internal static class DecideScreeningMutation
{
    /// <summary>
    /// Decides on an order that the screening set aside, once (RSK-07). Approved, it goes on, held or not; declined, it ends and is paid back, unless it was shipped meanwhile. By which rule it
    /// was set aside, neither buyer nor merchant are told.
    /// </summary>
    /// <param name="decisionId">The decision.</param>
    /// <param name="verdict">What is decided.</param>
    /// <param name="note">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The decision.</returns>
    [Authorize(RiskPermissions.DecideScreening)]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("decision")]
    public static async Task<FieldResult<ScreeningDecision>> DecideScreeningAsync(
        ScreeningDecisionId decisionId, ScreeningOutcome verdict, string note, int? expectedVersion, RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("note", PlainText.Parse(note, FieldLengths.Note, "NOTE"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == decisionId, cancellationToken) is not { } decision)
            return new[] { Missing.Decision(decisionId) };
        var facts = (await db.LoadFactsAsync([decisionId], cancellationToken))[decisionId];
        var action = verdict == ScreeningOutcome.Approve ? ScreeningDecisionActions.Approve : ScreeningDecisionActions.Decline;
        var error = ExpectedVersion.Check(decision, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? decision.Decide(verdict, why, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : decision;
    }
}
