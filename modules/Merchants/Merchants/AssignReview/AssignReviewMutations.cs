using Merchants.Contracts;
using Merchants.Model;
using Merchants.ReviewDocument;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.AssignReview;

/// <summary>Giving reviews to people (DOC-17).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AssignReviewMutations
{
    /// <summary>
    /// Gives the review of a paper to somebody who may do it, whoever had it before (DOC-17): the permission at the paper's merchant, no part in the handing in, and another person than the
    /// first reviewer. Others who may review the paper may do so all the same.
    /// </summary>
    /// <param name="documentId">A paper that waits for a review, or for an answer.</param>
    /// <param name="reviewerId">The user who is to review it.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Bulk]
    [Authorize(MerchantsPermissions.AssignReview)]
    public static Task<FieldResult<Document>> AssignReviewerAsync(
        DocumentId documentId, Guid reviewerId, int? expectedVersion, PaperTurn turn, ReviewerChoice reviewers, CancellationToken cancellationToken) =>
        turn.TakeAsync(DocumentActions.AssignReviewer, documentId, expectedVersion, async step =>
        {
            var stage = step.Paper.Stage ?? ReviewStage.Detailed;
            if (await reviewers.RefuseAsync(step.Paper, stage, reviewerId, cancellationToken) is { } refused)
                return refused;
            step.Db.Add(step.Paper.AssignReview(reviewerId, step.By, step.At));
            return null;
        }, cancellationToken);

    /// <summary>Takes the review of a paper oneself, also where somebody else was given it (DOC-17).</summary>
    /// <param name="documentId">A paper that waits for a review.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.TakeReview)]
    public static Task<FieldResult<Document>> TakeReviewAsync(DocumentId documentId, int? expectedVersion, PaperTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(DocumentActions.TakeReview, documentId, expectedVersion, step =>
        {
            if (step.Paper.AssigneeId != step.By.Id)
                step.Db.Add(step.Paper.AssignReview(step.By.Id, step.By, step.At));
            return Task.FromResult<IUserError?>(null);
        }, cancellationToken);
}
