using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Assess;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Appeals;

/// <summary>What the staff member says to the outcome, and what comes of an appeal (STF-17).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AppealMutations
{
    /// <summary>Takes the outcome of one's own evaluation; there is no appeal afterwards.</summary>
    /// <param name="evaluationId">One's own evaluation.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [Authorize(StaffPerformancePermissions.Answer)]
    [Error<NotOwnEvaluationError>]
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> AcknowledgeEvaluationAsync(EvaluationId evaluationId, int? expectedVersion, EvaluationTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.Acknowledge, evaluationId, expectedVersion, (evaluation, by, at) => evaluation.Acknowledge(by, at), cancellationToken);

    /// <summary>Objects to the outcome of one's own evaluation, within five working days after its publication, unless set otherwise (STF-17). Somebody who had no part in it rechecks it.</summary>
    /// <param name="evaluationId">One's own evaluation.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">What is wrong with it, at most 2000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [Authorize(StaffPerformancePermissions.Answer)]
    [Error<InvalidInputError>]
    [Error<NotOwnEvaluationError>]
    [Error<AppealWindowOverError>]
    [return: GraphQLName("evaluation")]
    public static async Task<FieldResult<Evaluation>> AppealEvaluationAsync(
        EvaluationId evaluationId, EvaluationAppealReason reason, string words, int? expectedVersion,
        EvaluationTurn turn, IWorkingCalendar calendar, StaffPerformanceOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Words, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var working = await calendar.ForAsync(options.WorkingTime, cancellationToken);
        return await turn.TakeAsync(EvaluationActions.Appeal, evaluationId, expectedVersion,
            (evaluation, by, at) => evaluation.Appeal(reason, said, working.AddWorkingDays(at, options.RecheckWorkingDays), by, at), cancellationToken);
    }

    /// <summary>
    /// Answers an appeal: upholds the outcome, or corrects figures, and the score is computed again (STF-17). Whoever scored or published the evaluation leaves it to somebody else. The
    /// staff member is told.
    /// </summary>
    /// <param name="evaluationId">Somebody else's evaluation.</param>
    /// <param name="corrections">The figures that are put right; empty upholds the outcome.</param>
    /// <param name="words">The answer to the staff member, at most 2000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [Authorize(StaffPerformancePermissions.Recheck)]
    [Error<InvalidInputError>]
    [Error<OwnEvaluationError>]
    [Error<RecheckerTookPartError>]
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> RecheckEvaluationAsync(
        EvaluationId evaluationId, IReadOnlyList<KpiFigureInput> corrections, string words, int? expectedVersion, EvaluationTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.Recheck, evaluationId, expectedVersion, (evaluation, by, at) =>
        {
            var problems = new InputProblems();
            var corrected = FigureInputs.Figures(problems, evaluation, "corrections", corrections);
            var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Words, "WORDS"));
            return Task.FromResult<IReadOnlyList<IUserError>>(!problems.IsEmpty ? problems.Errors : evaluation.Recheck(corrected, said, by, at) is { } error ? [error] : []);
        }, cancellationToken);
}
