using Accounts.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.Rectify;

/// <summary>From a fault that was found to one that is said to be mended (QC-10, QC-11).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class RectifyMutations
{
    /// <summary>Says who is to mend a fault, by when and to what goal (QC-10), also where somebody else had it before. All problems of the input are told at once.</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="ownerId">Who is to mend it: one of the staff, or of the merchant's own people, who may mend faults at its merchant (<c>qc:rectify</c>); anybody else is answered like one who is not there.</param>
    /// <param name="dueAt">By when (UTC), after now.</param>
    /// <param name="goal">What is to be reached, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Assign)]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> AssignFindingAsync(
        FindingId findingId, UserId ownerId, DateTime dueAt, string goal, int? expectedVersion, FindingTurn turn, WorkReceivers receivers, CancellationToken cancellationToken) =>
        turn.TakeAsync(FindingActions.Assign, findingId, expectedVersion, async (finding, by, at) =>
        {
            var problems = new InputProblems();
            if (!await receivers.MayGetAsync(ownerId.Value, FindingActions.Begin.Mutation, finding.MerchantId.Value, cancellationToken))
                problems.Add("ownerId", Text.Broken("USER_NOT_THERE"));
            if (dueAt <= at)
                problems.Add("dueAt", Text.Broken("DEADLINE_PAST"));
            var said = problems.Take("goal", PlainText.Parse(goal, FieldLengths.Words, "GOAL"));
            return !problems.IsEmpty ? problems.Errors : finding.Assign(ownerId, dueAt, said, by, at) is { } error ? [error] : [];
        }, cancellationToken);

    /// <summary>Begins to mend a fault that one was given (QC-10).</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Rectify)]
    [Error<NotFindingOwnerError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> StartRectificationAsync(FindingId findingId, int? expectedVersion, FindingTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(FindingActions.Begin, findingId, expectedVersion, (finding, by, at) => finding.BeginToMend(by, at), cancellationToken);

    /// <summary>Tells how far the mending of a fault has come (QC-11).</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="words">How far, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Rectify)]
    [Error<NotFindingOwnerError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> ReportProgressAsync(
        FindingId findingId, string words, int? expectedVersion, FindingTurn turn, QCDb db, CancellationToken cancellationToken) =>
        turn.TakeAsync(FindingActions.Progress, findingId, expectedVersion, "words", words, (finding, said, by, at) =>
        {
            if (finding.TellProgress(said, by, at, out var entry) is { } error)
                return error;
            db.Add(entry!);
            return null;
        }, cancellationToken);

    /// <summary>Says that a fault is mended; somebody else rechecks it (QC-12).</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="note">What was done, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Rectify)]
    [Error<NotFindingOwnerError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> MarkFixedAsync(FindingId findingId, string note, int? expectedVersion, FindingTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(FindingActions.Fix, findingId, expectedVersion, "note", note, (finding, said, by, at) => finding.MarkFixed(said, by, at), cancellationToken);
}
