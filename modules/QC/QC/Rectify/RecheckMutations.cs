using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;

namespace QC.Rectify;

/// <summary>What comes of a fault that is said to be mended, and of one that stands no more (QC-12).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<OwnMerchantFindingError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class RecheckMutations
{
    /// <summary>Takes the recheck of a fault that somebody else has mended (QC-12), at a merchant for whom one does not act (QC-16).</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Recheck)]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> StartRecheckAsync(FindingId findingId, int? expectedVersion, FindingTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(FindingActions.Recheck, findingId, expectedVersion, (finding, by, at) => finding.BeginRecheck(by, at), cancellationToken);

    /// <summary>
    /// Says what a recheck came to (QC-12). A finding that is closed lets its product be listed again and its risk be watched only; the penalty, and what is held against staff, stay. One that
    /// is reopened is mended again.
    /// </summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="verdict">Whether the fault is mended.</param>
    /// <param name="note">Words to it, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Recheck)]
    [Error<InvalidInputError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> ConcludeRecheckAsync(
        FindingId findingId, RecheckVerdict verdict, string note, int? expectedVersion, FindingTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(
            verdict == RecheckVerdict.Passed ? FindingActions.Close : FindingActions.Reopen, findingId, expectedVersion, "note", note,
            (finding, said, by, at) => finding.Conclude(verdict, said, by, at), cancellationToken);

    /// <summary>
    /// Lets a finding stand no more, though nobody mended it: the product may be listed again, the penalty is taken back, and nothing is held against staff. Neither who found it, nor who
    /// has to mend it, nor against whom it is held, nor who acts for the merchant does this (QC-16).
    /// </summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(QCPermissions.Waive)]
    [Error<InvalidInputError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<Finding>> WaiveFindingAsync(FindingId findingId, string reason, int? expectedVersion, FindingTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(FindingActions.Waive, findingId, expectedVersion, "reason", reason, (finding, said, by, at) => finding.Waive(said, by, at), cancellationToken);
}
