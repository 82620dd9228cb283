using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Conclude;

/// <summary>From the panel's figures to an outcome that stands (STF-15); nobody takes part in what becomes of his own.</summary>
[MutationType]
[Idempotent]
[Authorize(StaffPerformancePermissions.Conclude)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<OwnEvaluationError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ConcludeMutations
{
    /// <summary>Computes the score of a month that is over and freezes it with its breakdown (STF-15). The adjustments of the month count in it, and older ones that no evaluation has counted; each counts once.</summary>
    /// <param name="evaluationId">The evaluation, scored by one member of the panel at least.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [Error<MonthNotOverError>]
    [Error<PanelScoreMissingError>]
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> CalculateEvaluationAsync(
        EvaluationId evaluationId, int? expectedVersion, EvaluationTurn turn, StaffPerformanceDb db, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.Calculate, evaluationId, expectedVersion, async (evaluation, by, at) =>
            evaluation.Calculate(await db.LoadUncountedAsync(evaluation, cancellationToken), by, at) is { } error ? [error] : [], cancellationToken);

    /// <summary>Shows the outcome to the staff member, who is told, and may appeal within five working days unless set otherwise (STF-15, STF-17).</summary>
    /// <param name="evaluationId">The evaluation.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> PublishEvaluationAsync(
        EvaluationId evaluationId, int? expectedVersion, EvaluationTurn turn, IWorkingCalendar calendar, StaffPerformanceOptions options, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.Publish, evaluationId, expectedVersion, async (evaluation, by, at) =>
            evaluation.Publish((await calendar.ForAsync(options.WorkingTime, cancellationToken)).AddWorkingDays(at, options.AppealWorkingDays), by, at) is { } error ? [error] : [], cancellationToken);

    /// <summary>Lets an outcome stand for good that was acknowledged or rechecked. A job does the same once the time for an appeal is over.</summary>
    /// <param name="evaluationId">The evaluation.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The evaluation.</returns>
    [return: GraphQLName("evaluation")]
    public static Task<FieldResult<Evaluation>> FinaliseEvaluationAsync(EvaluationId evaluationId, int? expectedVersion, EvaluationTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(EvaluationActions.Finalise, evaluationId, expectedVersion, (evaluation, by, at) => evaluation.Finalise(by, at), cancellationToken);
}
