using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.HandleAlerts;

/// <summary>Handling alerts.</summary>
[MutationType]
[Idempotent]
[Authorize(RiskPermissions.HandleAlerts)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AlertMutations
{
    /// <summary>Notes that an alert was seen (RSK-06).</summary>
    /// <param name="alertId">The alert.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The alert.</returns>
    [return: GraphQLName("alert")]
    public static Task<FieldResult<RiskAlert>> AcknowledgeRiskAlertAsync(
        RiskAlertId alertId, int? expectedVersion, RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        TakeAsync(RiskAlertActions.Acknowledge, alertId, expectedVersion, db, allowed, a => a.Acknowledge(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Looks into an alert (RSK-06).</summary>
    /// <param name="alertId">The alert.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The alert.</returns>
    [return: GraphQLName("alert")]
    public static Task<FieldResult<RiskAlert>> InvestigateRiskAlertAsync(
        RiskAlertId alertId, int? expectedVersion, RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        TakeAsync(RiskAlertActions.Investigate, alertId, expectedVersion, db, allowed, a => a.Investigate(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Ends an alert, with the measures that were taken or why there was nothing behind it (RSK-06).</summary>
    /// <param name="alertId">The alert.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="note">The measures, or why there was nothing behind it; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The alert.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("alert")]
    public static async Task<FieldResult<RiskAlert>> ResolveRiskAlertAsync(
        RiskAlertId alertId, RiskAlertOutcome outcome, string note, int? expectedVersion, RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("note", PlainText.Parse(note, FieldLengths.Note, "NOTE"));
        var action = outcome == RiskAlertOutcome.Resolved ? RiskAlertActions.Resolve : RiskAlertActions.Dismiss;
        return !problems.IsEmpty ? problems.Errors : await TakeAsync(
            action, alertId, expectedVersion, db, allowed, a => a.Resolve(outcome, words, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);
    }

    private static async Task<FieldResult<RiskAlert>> TakeAsync(
        StateAction<RiskAlertFacts, RiskAlertStatus> action, RiskAlertId id, int? expectedVersion, RiskDb db, AllowedActions allowed, Func<RiskAlert, IUserError?> step,
        CancellationToken cancellationToken)
    {
        if (await db.Alerts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } alert)
            return new[] { Missing.Alert(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        var error = ExpectedVersion.Check(alert, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? step(alert)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : alert;
    }
}
