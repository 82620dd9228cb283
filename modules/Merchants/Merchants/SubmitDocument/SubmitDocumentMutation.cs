using Merchants.AssignReview;
using Merchants.Contracts;
using Merchants.Files;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.SubmitDocument;

/// <summary>Handing in papers.</summary>
[MutationType]
[Idempotent]
internal static class SubmitDocumentMutation
{
    /// <summary>
    /// Hands in a paper for an application (DOC-04 to DOC-08), which then waits for its first review. The file's content decides
    /// what it is. Whether the same file was handed in before is told under <c>document.currentVersion.sameFileAs</c>.
    /// </summary>
    /// <param name="applicationId">The application that the paper belongs to.</param>
    /// <param name="type">The kind of paper.</param>
    /// <param name="file">A PDF without encryption, a JPEG or a PNG; <c>uploadLimits</c> tells how large.</param>
    /// <param name="replacesDocumentId">The rejected paper whose next version this is (DOC-13). Left out, a new paper begins.</param>
    /// <param name="validUntil">The last day on which the paper is valid (DOC-25), where it ends.</param>
    /// <returns>The paper.</returns>
    [Authorize(MerchantsPermissions.SubmitDocument)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    public static async Task<FieldResult<Document>> SubmitDocumentAsync(
        MerchantApplicationId applicationId, DocumentType type, IUpload file, DocumentId? replacesDocumentId, DateOnly? validUntil,
        MerchantsDb db, FileStore files, ICaller caller, TimeProvider clock, MerchantsOptions options, IWorkingCalendar calendar, AllowedActions allowed, ReviewerChoice reviewers, CancellationToken cancellationToken)
    {
        if (await db.FindApplicationAsync(applicationId, cancellationToken) is not { } application)
            return new[] { Missing.Application(applicationId) };
        Document? replaced = null;
        if (replacesDocumentId is { } id && ((replaced = await db.FindDocumentAsync(id, cancellationToken)) is null || replaced.ApplicationId != applicationId))
            return new[] { Missing.Document(id) };
        if (await RefuseAsync(db, application.Id, replaced?.Id, options, allowed, cancellationToken) is { Count: > 0 } refused)
            return FieldResult<Document>.Failure(refused);

        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        if (replaced is not null && replaced.Type != type)
            problems.Add("type", Text.Broken("DOCUMENT_TYPE_DIFFERS", EnumLabel.Of(replaced.Type)));
        if (validUntil is { } day && day < DateOnly.FromDateTime(now))
            problems.Add("validUntil", Text.Broken("DOCUMENT_EXPIRED"));
        var inspected = problems.Take("file", Inspect(file, options));
        if (!problems.IsEmpty)
            return problems.Errors;

        await using var content = file.OpenReadStream();
        var submitted = new SubmittedFile(ShortName(file.FileName), inspected, await files.SaveAsync(content, cancellationToken));
        var by = Actor.Of(caller);
        var document = replaced ?? db.Add(Document.Begin(new DocumentId(Guid.CreateVersion7()), application, type, by, now)).Entity;
        var dueAt = (await calendar.ForAsync(options.WorkingTime, cancellationToken)).AddWorkingTime(now, TimeSpan.FromHours(options.FirstReviewWorkingHours));
        if (document.Submit(submitted, validUntil, by, now, dueAt) is { } moved)
            return new[] { moved };
        await reviewers.AssignAsync(db, document, now, cancellationToken);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : document;
    }

    private static async Task<IReadOnlyList<IUserError>> RefuseAsync(
        MerchantsDb db, MerchantApplicationId application, DocumentId? replaced, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken) => replaced is { } paper
        ? allowed.Refuse(DocumentActions.SubmitNextVersion, (await db.LoadFactsAsync([paper], options, cancellationToken))[paper])
        : allowed.Refuse(ApplicationActions.SubmitDocument, (await db.LoadFactsAsync([application], options, cancellationToken))[application]);

    private static Checked<InspectedFile> Inspect(IUpload file, MerchantsOptions options)
    {
        if (file.Length > options.MaxFileBytes)
            return Text.Broken("FILE_SIZE", file.Length, options.MaxFileBytes);
        using var content = file.OpenReadStream();
        return FileInspection.Inspect(content, options.MaxPixels);
    }

    /// <summary>The name is only ever shown; without folders, control characters and undue length.</summary>
    private static string ShortName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c)));
        return clean.Length <= FieldLengths.FileName ? clean : clean[^FieldLengths.FileName..];
    }
}
