using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ManageRisks;

/// <summary>Treating, accepting, watching and closing risks.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class TreatRiskMutations
{
    /// <summary>Begins to do something against a risk (RSK-03). High and critical ones want a response plan first.</summary>
    /// <param name="riskId">The risk.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The risk.</returns>
    [Authorize(RiskPermissions.Manage)]
    [Error<ResponsePlanRequiredError>]
    [return: GraphQLName("risk")]
    public static Task<FieldResult<RiskEntry>> TreatRiskAsync(RiskId riskId, int? expectedVersion, RiskTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(RiskActions.Treat, riskId, expectedVersion, (risk, by, at) => risk.Treat(by, at), cancellationToken);

    /// <summary>Takes a risk upon the platform until a day, by somebody who neither entered nor assessed it (RSK-14). After that it waits for an answer again.</summary>
    /// <param name="riskId">The risk.</param>
    /// <param name="validUntil">Until when (UTC): to come, and at most 365 days from now unless set otherwise.</param>
    /// <param name="note">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The risk.</returns>
    [Authorize(RiskPermissions.Accept)]
    [Error<InvalidInputError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("risk")]
    public static async Task<FieldResult<RiskEntry>> AcceptRiskAsync(
        RiskId riskId, DateTime validUntil, string note, int? expectedVersion, RiskTurn turn, RiskOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (problems, now) = (new InputProblems(), clock.GetUtcNow().UtcDateTime);
        var why = problems.Take("note", PlainText.Parse(note, FieldLengths.Note, "NOTE"));
        if (validUntil <= now || validUntil > now.AddDays(options.LongestAcceptanceDays))
            problems.Add("validUntil", Text.Broken("ACCEPTANCE_RANGE", options.LongestAcceptanceDays));
        return !problems.IsEmpty
            ? problems.Errors
            : await turn.TakeAsync(RiskActions.Accept, riskId, expectedVersion, (risk, by, at) => risk.Accept(validUntil, why, by, at), cancellationToken);
    }

    /// <summary>Only watches a risk from now on that was treated or accepted (RSK-05).</summary>
    /// <param name="riskId">The risk.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The risk.</returns>
    [Authorize(RiskPermissions.Manage)]
    [return: GraphQLName("risk")]
    public static Task<FieldResult<RiskEntry>> WatchRiskAsync(RiskId riskId, int? expectedVersion, RiskTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(RiskActions.Watch, riskId, expectedVersion, (risk, by, at) => risk.Watch(by, at), cancellationToken);

    /// <summary>Ends a risk that was watched and is none any more (RSK-01).</summary>
    /// <param name="riskId">The risk.</param>
    /// <param name="note">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The risk.</returns>
    [Authorize(RiskPermissions.Manage)]
    [Error<InvalidInputError>]
    [return: GraphQLName("risk")]
    public static async Task<FieldResult<RiskEntry>> CloseRiskAsync(RiskId riskId, string note, int? expectedVersion, RiskTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("note", PlainText.Parse(note, FieldLengths.Note, "NOTE"));
        return !problems.IsEmpty
            ? problems.Errors
            : await turn.TakeAsync(RiskActions.Close, riskId, expectedVersion, (risk, by, at) => risk.Close(why, by, at), cancellationToken);
    }
}
