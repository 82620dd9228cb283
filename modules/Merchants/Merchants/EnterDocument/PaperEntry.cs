using Merchants.AssignReview;
using Merchants.Contracts;
using Merchants.Files;
using Merchants.Model;
using Merchants.Outside;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.EnterDocument;

/// <summary>Takes papers in: by the standard in force (DOC-02), their files inspected (DOC-04) and stored before the row that refers to them (DOC-06).</summary>
internal sealed class PaperEntry(
    MerchantsDb db, PaperIntake intake, ICaller caller, TimeProvider clock, MerchantsOptions options, IWorkingCalendar calendar, AllowedActions allowed, IPlatformConnector platform, ReviewerChoice reviewers)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Enters a paper, which then waits for its check before the upload.</summary>
    public Task<FieldResult<Document>> RegisterAsync(HandedIn paper, CancellationToken cancellationToken) => TakeAsync(
        paper, ApplicationActions.RegisterDocument, DocumentActions.RegisterNextVersion,
        (document, file, under, by, at) => Task.FromResult(document.Register(file, paper.ValidUntil, under, by, at)), cancellationToken);

    /// <summary>Enters a paper in one step, which then waits for its first review, or for the outside platform.</summary>
    public Task<FieldResult<Document>> SubmitAsync(HandedIn paper, CancellationToken cancellationToken) => TakeAsync(
        paper, ApplicationActions.SubmitDocument, DocumentActions.SubmitNextVersion,
        async (document, file, under, by, at) => document.Submit(file, paper.ValidUntil, under, platform.Target, by, at) ?? await GoOnAsync(document, by, at, cancellationToken), cancellationToken);

    /// <summary>Takes a step with a paper that is there.</summary>
    /// <param name="id">The paper.</param>
    /// <param name="action">The step.</param>
    /// <param name="expectedVersion">The version that the caller has seen; null where the caller does not say.</param>
    /// <param name="step">Takes it; by whom, and when (UTC).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FieldResult<Document>> StepAsync(
        DocumentId id, StateAction<DocumentFacts, DocumentStatus> action, int? expectedVersion, Func<Document, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken)
    {
        if (await db.FindDocumentAsync(id, cancellationToken) is not { } document)
            return new[] { Missing.Document(id) };
        if (ExpectedVersion.Check(document, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        if (allowed.Refuse(action, (await db.LoadFactsAsync([id], options, cancellationToken))[id]) is { Count: > 0 } refused)
            return FieldResult<Document>.Failure(refused);
        var error = await step(document, Actor.Of(caller), Now) ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : document;
    }

    /// <summary>Uploads a paper that is ready: at once to this platform, to an outside one as soon as it answers.</summary>
    public Task<FieldResult<Document>> UploadAsync(DocumentId id, int? expectedVersion, CancellationToken cancellationToken) => StepAsync(
        id, DocumentActions.Upload, expectedVersion,
        async (document, by, at) => document.BeginUpload(platform.Target, by, at) ?? await GoOnAsync(document, by, at, cancellationToken), cancellationToken);

    // An outside platform is asked when this is committed, never before.
    private async Task<IUserError?> GoOnAsync(Document document, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        if (platform.IsOutside)
            return null;
        if (document.FinishUpload(null, by, at, (await calendar.ForAsync(options.WorkingTime, cancellationToken)).FirstReviewDueAt(options, at)) is { } refused)
            return refused;
        await reviewers.AssignAsync(db, document, at, cancellationToken);
        return null;
    }

    private async Task<FieldResult<Document>> TakeAsync(
        HandedIn paper, StateAction<ApplicationFacts, MerchantApplicationStatus> begin, StateAction<DocumentFacts, DocumentStatus> goOn,
        Func<Document, SubmittedFile, HandedInUnder, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken)
    {
        if (await db.FindApplicationAsync(paper.ApplicationId, cancellationToken) is not { } application)
            return new[] { Missing.Application(paper.ApplicationId) };
        Document? replaced = null;
        if (paper.Replaces is { } id && ((replaced = await db.FindDocumentAsync(id, cancellationToken)) is null || replaced.ApplicationId != paper.ApplicationId))
            return new[] { Missing.Document(id) };
        var refused = replaced is not null
            ? allowed.Refuse(goOn, (await db.LoadFactsAsync([replaced.Id], options, cancellationToken))[replaced.Id])
            : allowed.Refuse(begin, (await db.LoadFactsAsync([application.Id], options, cancellationToken))[application.Id]);
        if (refused.Count > 0)
            return FieldResult<Document>.Failure(refused);

        var problems = new InputProblems();
        var (under, inspected) = await CheckAsync(
            problems, paper.Type, replaced, paper.ValidUntil, paper.Elements, () => problems.Take("file", intake.Inspect(paper.File)), cancellationToken);
        if (!problems.IsEmpty)
            return problems.Errors;

        var file = await intake.StoreAsync(paper.File, inspected!, cancellationToken);
        var (by, now) = (Actor.Of(caller), Now);
        var document = replaced ?? db.Add(Document.Begin(new DocumentId(Guid.CreateVersion7()), application, paper.Type, by, now)).Entity;
        var error = await step(document, file, under, by, now) ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : document;
    }

    /// <summary>Notes what is wrong with a paper by the standard in force (DOC-02).</summary>
    /// <param name="problems">All problems that there are.</param>
    /// <param name="type">The kind of paper.</param>
    /// <param name="replaced">The paper whose next version it is; null for a new one.</param>
    /// <param name="validUntil">The last day on which it is valid; null where it does not end.</param>
    /// <param name="entered">What was entered with it.</param>
    /// <param name="inspect">What the inspection of its file found; null where the file is not good.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What it is handed in under, and what was found of its file.</returns>
    public async Task<(HandedInUnder Under, InspectedFile? Inspected)> CheckAsync(
        InputProblems problems, DocumentType type, Document? replaced, DateOnly? validUntil, IReadOnlyList<ElementValueInput> entered, Func<InspectedFile?> inspect,
        CancellationToken cancellationToken)
    {
        var standard = await db.StandardInForceAsync(options, cancellationToken);
        var (required, today) = (standard.Of(type), DateOnly.FromDateTime(Now));
        if (replaced is not null && replaced.Type != type)
            problems.Add("type", Text.Broken("DOCUMENT_TYPE_DIFFERS", EnumLabel.Of(replaced.Type)));
        if (validUntil is { } end && end < today)
            problems.Add("validUntil", Text.Broken("DOCUMENT_EXPIRED"));
        else if (validUntil is null && required.Expires)
            problems.Add("validUntil", Text.Broken("END_MISSING"));
        else if (required.LongestValidityDays is { } longest && validUntil > today.AddDays(longest))
            problems.Add("validUntil", Text.Broken("VALID_TOO_LONG", longest));
        var elements = ElementChecks.Check(problems, required.Elements, entered, today);
        var inspected = inspect();
        if (inspected is not null && !required.Formats.Contains(inspected.Format))
            problems.Add("file", Text.Broken("FORMAT_NOT_TAKEN", EnumLabel.Of(inspected.Format), string.Join(", ", required.Formats.Select(f => EnumLabel.Of(f)))));
        return (new(standard.Number, elements), inspected);
    }

    /// <summary>Hands in a version whose file is stored already, of a new paper or of the one that it replaces; whoever calls it saves.</summary>
    public async Task<(Document Document, IUserError? Error)> HandInAsync(
        MerchantApplication application, DocumentType type, Document? replaced, SubmittedFile file, DateOnly? validUntil, HandedInUnder under, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        var document = replaced ?? db.Add(Document.Begin(new DocumentId(Guid.CreateVersion7()), application, type, by, at)).Entity;
        return (document, document.Submit(file, validUntil, under, platform.Target, by, at) ?? await GoOnAsync(document, by, at, cancellationToken));
    }
}

/// <summary>When the reviews of a paper are due.</summary>
internal static class ReviewTimes
{
    /// <summary>By when the first review is due (UTC) of a paper that waits for it from now on.</summary>
    public static DateTime FirstReviewDueAt(this WorkingCalendar calendar, MerchantsOptions options, DateTime at) =>
        calendar.AddWorkingTime(at, TimeSpan.FromHours(options.FirstReviewWorkingHours));
}
