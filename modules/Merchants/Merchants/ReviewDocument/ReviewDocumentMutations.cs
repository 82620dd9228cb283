using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

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
    /// <param name="expectedVersion">The version that was reviewed; where the paper has another by now, a newer file say, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.FirstReview)]
    public static async Task<FieldResult<Document>> CompleteFirstReviewAsync(
        DocumentId documentId, ReviewDecision decision, RejectionReason? reasonCode, string? reasonText, int? expectedVersion,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, IWorkingCalendar calendar, AllowedActions allowed, CancellationToken cancellationToken) =>
        await new Review(db, caller, clock, options, calendar, allowed).CompleteAsync(documentId, ReviewStage.First, decision, reasonCode, reasonText, expectedVersion, cancellationToken);

    /// <summary>Completes the detailed review of a paper (DOC-10): approved, or back with a reason (DOC-12). Another person than the first reviewer does it.</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="decision">Whether it passes.</param>
    /// <param name="reasonCode">Why it goes back; mandatory to reject, and only then.</param>
    /// <param name="reasonText">The words to the uploader, at most 1000 characters; mandatory to reject, and only then.</param>
    /// <param name="expectedVersion">The version that was reviewed; where the paper has another by now, a newer file say, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.DetailedReview)]
    public static async Task<FieldResult<Document>> CompleteDetailedReviewAsync(
        DocumentId documentId, ReviewDecision decision, RejectionReason? reasonCode, string? reasonText, int? expectedVersion,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, IWorkingCalendar calendar, AllowedActions allowed, CancellationToken cancellationToken) =>
        await new Review(db, caller, clock, options, calendar, allowed).CompleteAsync(documentId, ReviewStage.Detailed, decision, reasonCode, reasonText, expectedVersion, cancellationToken);

    private sealed class Review(MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, IWorkingCalendar calendar, AllowedActions allowed)
    {
        public async Task<FieldResult<Document>> CompleteAsync(
            DocumentId id, ReviewStage stage, ReviewDecision decision, RejectionReason? code, string? text, int? expectedVersion, CancellationToken cancellationToken)
        {
            var problems = new InputProblems();
            var rejection = decision == ReviewDecision.Reject ? RejectionOf(problems, code, text) : NoRejection(problems, code, text);
            if (!problems.IsEmpty)
                return problems.Errors;
            if (await db.FindDocumentAsync(id, cancellationToken) is not { } document)
                return new[] { Missing.Document(id) };
            if (ExpectedVersion.Check(document, expectedVersion) is { } outdated)
                return new IUserError[] { outdated };

            var now = clock.GetUtcNow().UtcDateTime;
            var by = Actor.Of(caller);
            var facts = (await db.LoadFactsAsync([id], options, cancellationToken))[id];
            if (allowed.Refuse(DocumentActions.Review(stage, decision), facts) is { Count: > 0 } refused)
                return FieldResult<Document>.Failure(refused);
            var detailsDueAt = (await calendar.ForAsync(options.WorkingTime, cancellationToken)).AddWorkingDays(now, options.DetailedReviewWorkingDays);
            if (document.CompleteReview(stage, rejection, by, now, detailsDueAt) is { } moved)
                return new[] { moved };

            await using var transaction = await db.BeginWritingAsync(cancellationToken);
            if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
                return new IUserError[] { conflict };
            await db.BeginApplicationReviewAsync(document.ApplicationId, by, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return document;
        }

        private static Rejection RejectionOf(InputProblems problems, RejectionReason? code, string? text)
        {
            if (code is null)
                problems.Add("reasonCode", Text.Broken("REASON_CODE_MISSING"));
            return new(code.GetValueOrDefault(), problems.Take("reasonText", PlainText.Parse(text, FieldLengths.Comment, "REASON_TEXT")));
        }

        private static Rejection? NoRejection(InputProblems problems, RejectionReason? code, string? text)
        {
            if (code is not null)
                problems.Add("reasonCode", Text.Broken("REASON_NOT_WANTED"));
            if (text is not null)
                problems.Add("reasonText", Text.Broken("REASON_NOT_WANTED"));
            return null;
        }
    }
}
