using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Assess;

/// <summary>The staff member's own assessment, and the panel's figures.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AssessMutations
{
    /// <summary>Assesses oneself: a score for each indicator, and words (STF-14). It stands beside what the panel finds, and is no part of the score.</summary>
    /// <param name="evaluationId">One's own evaluation.</param>
    /// <param name="scores">A score for each indicator.</param>
    /// <param name="words">What one has to say, at most 2000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [Authorize(StaffPerformancePermissions.Answer)]
    [Error<NotOwnEvaluationError>]
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> SubmitSelfAssessmentAsync(
        EvaluationId evaluationId, IReadOnlyList<SelfScoreInput> scores, string? words, int? expectedVersion, EvaluationTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.AssessSelf, evaluationId, expectedVersion, (evaluation, by, at) =>
        {
            var problems = new InputProblems();
            var own = FigureInputs.Scores(problems, evaluation, scores);
            var said = problems.Take("words", PlainText.ParseOptional(words, FieldLengths.Words, "WORDS"));
            return Task.FromResult<IReadOnlyList<IUserError>>(!problems.IsEmpty ? problems.Errors : evaluation.AssessSelf(own, said, by, at) is { } error ? [error] : []);
        }, cancellationToken);

    /// <summary>
    /// Gives the actual figures that a member of the panel found, for all indicators or some (STF-13). Of several members' figures the mean counts; an indicator without any
    /// does not count, and the others' weights are renormalised. Nobody scores himself or herself, or twice, or before the month is over.
    /// </summary>
    /// <param name="evaluationId">Somebody else's evaluation.</param>
    /// <param name="figures">The figures, at least one.</param>
    /// <param name="words">What there is to say, at most 2000 characters; left out, nothing.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [Authorize(StaffPerformancePermissions.Score)]
    [Error<OwnEvaluationError>]
    [Error<MonthNotOverError>]
    [Error<AlreadyScoredError>]
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> SubmitPanelScoreAsync(
        EvaluationId evaluationId, IReadOnlyList<KpiFigureInput> figures, string? words, int? expectedVersion, EvaluationTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.Score, evaluationId, expectedVersion, (evaluation, by, at) =>
        {
            var problems = new InputProblems();
            var found = FigureInputs.Figures(problems, evaluation, "figures", figures);
            var said = problems.Take("words", PlainText.ParseOptional(words, FieldLengths.Words, "WORDS"));
            if (figures.Count == 0)
                problems.Add("figures", Text.Broken("FIGURES_MISSING"));
            return Task.FromResult<IReadOnlyList<IUserError>>(!problems.IsEmpty ? problems.Errors : evaluation.AddPanelScore(found, said, by, at) is { } error ? [error] : []);
        }, cancellationToken);
}
