using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ReviewDocument;

/// <summary>The two reviews of a paper.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ReviewDocumentMutations
{
    /// <summary>Completes the first review of a paper (DOC-09): on to the detailed review, or back with a reason (DOC-12).</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="decision">Whether it passes.</param>
    /// <param name="reasonCode">Why it goes back; mandatory to reject, and only then.</param>
    /// <param name="reasonText">The words to the uploader, at most 1000 characters; mandatory to reject, and only then.</param>
    /// <param name="verdicts">The verdicts on compliance, accuracy and completeness (DOC-14), one for a dimension at most. A dimension without one passed, but that a rejection without any that failed fails the one that its reason belongs to. None that failed can be accepted.</param>
    /// <param name="expectedVersion">The version that was reviewed; where the paper has another by now, a newer file say, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Bulk]
    [Authorize(MerchantsPermissions.FirstReview)]
    public static Task<FieldResult<Document>> CompleteFirstReviewAsync(
        DocumentId documentId, ReviewDecision decision, RejectionReason? reasonCode, string? reasonText, IReadOnlyList<ReviewVerdictInput>? verdicts, int? expectedVersion,
        ReviewTurn turn, CancellationToken cancellationToken) =>
        turn.CompleteAsync(documentId, ReviewStage.First, new(decision, reasonCode, reasonText, verdicts), expectedVersion, cancellationToken);

    /// <summary>Completes the detailed review of a paper (DOC-10): approved, or back with a reason (DOC-12). Another person than the first reviewer does it.</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="decision">Whether it passes.</param>
    /// <param name="reasonCode">Why it goes back; mandatory to reject, and only then.</param>
    /// <param name="reasonText">The words to the uploader, at most 1000 characters; mandatory to reject, and only then.</param>
    /// <param name="verdicts">The verdicts on compliance, accuracy and completeness (DOC-14), one for a dimension at most. A dimension without one passed, but that a rejection without any that failed fails the one that its reason belongs to. None that failed can be accepted.</param>
    /// <param name="expectedVersion">The version that was reviewed; where the paper has another by now, a newer file say, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Bulk]
    [Authorize(MerchantsPermissions.DetailedReview)]
    public static Task<FieldResult<Document>> CompleteDetailedReviewAsync(
        DocumentId documentId, ReviewDecision decision, RejectionReason? reasonCode, string? reasonText, IReadOnlyList<ReviewVerdictInput>? verdicts, int? expectedVersion,
        ReviewTurn turn, CancellationToken cancellationToken) =>
        turn.CompleteAsync(documentId, ReviewStage.Detailed, new(decision, reasonCode, reasonText, verdicts), expectedVersion, cancellationToken);
}
