using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.EnterDocument;

/// <summary>How the upload group takes a paper in, step by step (DOC-04 to DOC-08).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class EnterDocumentMutations
{
    /// <summary>
    /// Enters a paper for an application (DOC-04, DOC-06), which then waits for its check before the upload. The file's content decides what it is. Whether the same file was handed in before is
    /// told under <c>document.currentVersion.sameFileAs</c>.
    /// </summary>
    /// <param name="applicationId">The application that the paper belongs to.</param>
    /// <param name="type">The kind of paper.</param>
    /// <param name="file">The file, in a format that <c>documentTypes</c> tells for the kind; <c>uploadLimits</c> tells how large.</param>
    /// <param name="replacesDocumentId">The rejected paper whose next version this is (DOC-13). Left out, a new paper begins.</param>
    /// <param name="validUntil">The last day on which the paper is valid (DOC-25), where it ends.</param>
    /// <param name="elements">What is entered with it, as <c>documentTypes</c> asks for (DOC-02); nothing where left out.</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.RegisterDocument)]
    [Error<InvalidInputError>]
    public static Task<FieldResult<Document>> RegisterDocumentAsync(
        MerchantApplicationId applicationId, DocumentType type, IUpload file, DocumentId? replacesDocumentId, DateOnly? validUntil, IReadOnlyList<ElementValueInput>? elements,
        PaperEntry entry, CancellationToken cancellationToken) =>
        entry.RegisterAsync(new(applicationId, type, file, replacesDocumentId, validUntil, elements ?? []), cancellationToken);

    /// <summary>Answers the check before the upload (DOC-07): all items of the standard that the version was handed in by. A no, or an item without an answer, keeps the paper back.</summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="answers">The answers, one for each item.</param>
    /// <param name="expectedVersion">The version that was checked; where the paper has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.RegisterDocument)]
    [Error<UploadCheckFailedError>]
    public static Task<FieldResult<Document>> CompleteUploadChecklistAsync(
        DocumentId documentId, IReadOnlyList<UploadCheckAnswerInput> answers, int? expectedVersion, PaperEntry entry, MerchantsDb db, MerchantsOptions options, CancellationToken cancellationToken) =>
        entry.StepAsync(documentId, DocumentActions.PassCheck, expectedVersion, async (document, by, at) =>
        {
            var items = (await db.StandardOfAsync(document.Current.StandardNumber, options, cancellationToken)).ChecklistOf(document.Type);
            var failed = items.Where(i => answers.Any(a => a.Code == i.Code && !a.IsFulfilled)).ToList();
            var unanswered = items.Where(i => answers.All(a => a.Code != i.Code)).ToList();
            return failed.Count + unanswered.Count == 0
                ? document.PassCheck(items, by, at)
                : new UploadCheckFailedError(
                    Text.Of("UPLOAD_CHECK_FAILED", string.Join("; ", failed.Concat(unanswered).Select(i => i.Text))), [.. failed.Select(i => i.Code)], [.. unanswered.Select(i => i.Code)]);
        }, cancellationToken);

    /// <summary>
    /// Uploads a paper that is ready (DOC-08). On this platform it waits for its first review then; an outside platform that is connected is asked right after, and until it has answered the paper
    /// stays ready, as <c>currentVersion.upload</c> tells.
    /// </summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="expectedVersion">The version that was seen; where the paper has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.UploadDocument)]
    [Error<UnderWayError>]
    public static Task<FieldResult<Document>> UploadDocumentAsync(DocumentId documentId, int? expectedVersion, PaperEntry entry, CancellationToken cancellationToken) =>
        entry.UploadAsync(documentId, expectedVersion, cancellationToken);
}
