using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ArchiveDocument;

/// <summary>Filing approved papers.</summary>
[MutationType]
[Idempotent]
internal static class ArchiveDocumentMutation
{
    /// <summary>
    /// Puts an approved paper into the archive (DOC-15): its version and the file's hash are on record, with the last day on which it must be kept. Where it takes the place of an
    /// archived paper of the same kind and merchant, that one is superseded.
    /// </summary>
    /// <param name="documentId">The paper.</param>
    /// <param name="archiveClass">The part of the archive; left out, the one for its kind.</param>
    /// <param name="supersedesDocumentId">The archived paper whose place it takes; left out, none.</param>
    /// <param name="expectedVersion">The version that was looked at; where the paper has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.ArchiveDocument)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    public static async Task<FieldResult<Document>> ArchiveDocumentAsync(
        DocumentId documentId, ArchiveClass? archiveClass, DocumentId? supersedesDocumentId, int? expectedVersion,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.FindDocumentAsync(documentId, cancellationToken) is not { } paper)
            return new[] { Missing.Document(documentId) };
        if (ExpectedVersion.Check(paper, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        var facts = await db.LoadFactsAsync([documentId], options, cancellationToken);
        if (allowed.Refuse(DocumentActions.Archive, facts[documentId]) is { Count: > 0 } refused)
            return FieldResult<Document>.Failure(refused);

        var (by, now) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        if (supersedesDocumentId is { } old)
        {
            if (await db.FindDocumentAsync(old, cancellationToken) is not { } replaced || old == documentId || replaced.ApplicationId != paper.ApplicationId)
                return new[] { Missing.Document(old) };
            var problems = new InputProblems();
            if (replaced.Type != paper.Type)
                problems.Add("supersedesDocumentId", Text.Broken("DOCUMENT_TYPE_DIFFERS", EnumLabel.Of(paper.Type)));
            if (!problems.IsEmpty)
                return problems.Errors;
            if (replaced.Supersede(documentId, by, now) is { } kept)
                return new[] { kept };
        }

        if (paper.Archive(by, now) is { } moved)
            return new[] { moved };
        db.Add(ArchiveRecord.Of(paper, archiveClass ?? ArchiveClasses.Of(paper.Type), options.ArchiveYears, by, now));
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : paper;
    }
}
