using Merchants.Contracts;
using Merchants.EnterDocument;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.SubmitDocument;

/// <summary>Handing in papers.</summary>
[MutationType]
[Idempotent]
internal static class SubmitDocumentMutation
{
    /// <summary>
    /// Hands in a paper for an application (DOC-04 to DOC-08), which then waits for its first review; where an outside platform is connected, for that one first. The file's content decides
    /// what it is. Whether the same file was handed in before is told under <c>document.currentVersion.sameFileAs</c>.
    /// </summary>
    /// <param name="applicationId">The application that the paper belongs to.</param>
    /// <param name="type">The kind of paper.</param>
    /// <param name="file">The file, in a format that <c>documentTypes</c> tells for the kind; <c>uploadLimits</c> tells how large.</param>
    /// <param name="replacesDocumentId">The rejected paper whose next version this is (DOC-13). Left out, a new paper begins.</param>
    /// <param name="validUntil">The last day on which the paper is valid (DOC-25), where it ends.</param>
    /// <param name="elements">What is entered with it, as <c>documentTypes</c> asks for (DOC-02); nothing where left out.</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.SubmitDocument)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    public static Task<FieldResult<Document>> SubmitDocumentAsync(
        MerchantApplicationId applicationId, DocumentType type, IUpload file, DocumentId? replacesDocumentId, DateOnly? validUntil, IReadOnlyList<ElementValueInput>? elements,
        PaperEntry entry, CancellationToken cancellationToken) =>
        entry.SubmitAsync(new(applicationId, type, file, replacesDocumentId, validUntil, elements ?? []), cancellationToken);
}
