using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.EnterDocument;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Supplement;

/// <summary>Asking for parts that are missing, and handing them in (DOC-27).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class SupplementMutations
{
    /// <summary>
    /// Asks for a part that an application, or one of its papers under review, lacks (DOC-27); exactly one of the two is named. The application is not approved before the
    /// part is accepted or the request withdrawn.
    /// </summary>
    /// <param name="missing">What is missing, in words to the merchant; at most 1000 characters.</param>
    /// <param name="dueAt">By when (UTC), after now.</param>
    /// <param name="applicationId">The application that lacks it: handed in or under review.</param>
    /// <param name="documentId">The paper that lacks it: in one of its reviews.</param>
    /// <returns>The request for the part.</returns>
    [Authorize(MerchantsPermissions.RequestSupplement)]
    [return: GraphQLName("supplementRequest")]
    public static async Task<FieldResult<SupplementRequest>> RequestSupplementAsync(
        string missing, DateTime dueAt, MerchantApplicationId? applicationId, DocumentId? documentId,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        var words = problems.Take("missing", PlainText.Parse(missing, FieldLengths.Comment, "MISSING_PART"));
        if (dueAt <= now)
            problems.Add("dueAt", Text.Broken("DUE_PAST"));
        if (applicationId is null == documentId is null)
            problems.Add("applicationId", Text.Broken("ONE_SUBJECT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (documentId is { } paper && !await db.Documents.AnyAsync(d => d.Id == paper, cancellationToken))
            return new[] { Missing.Document(paper) };
        var application = await db.Applications.SingleOrDefaultAsync(
            a => documentId != null ? db.Documents.Any(d => d.Id == documentId && d.ApplicationId == a.Id) : a.Id == applicationId, cancellationToken);
        if (application is null)
            return new[] { Missing.Application(applicationId.GetValueOrDefault()) };
        var refused = documentId is { } id
            ? allowed.Refuse(SupplementSubjects.OfPaper, (await db.LoadFactsAsync([id], options, cancellationToken))[id])
            : allowed.Refuse(SupplementSubjects.OfApplication, (await db.LoadFactsAsync([application.Id], options, cancellationToken))[application.Id]);
        if (refused.Count > 0)
            return FieldResult<SupplementRequest>.Failure(refused);

        var request = SupplementRequest.Open(new(Guid.CreateVersion7()), application, documentId, words, dueAt, Actor.Of(caller), now);
        application.CountSupplement(1);
        db.Add(request);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : request;
    }

    /// <summary>Hands in a part that was asked for: a file, words, or both (DOC-27). A file is checked as any paper's (DOC-04).</summary>
    /// <param name="supplementRequestId">The request for the part.</param>
    /// <param name="file">A PDF without encryption, a JPEG or a PNG; <c>uploadLimits</c> tells how large.</param>
    /// <param name="words">The words, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The request for the part.</returns>
    [Authorize(MerchantsPermissions.SubmitDocument)]
    [return: GraphQLName("supplementRequest")]
    public static async Task<FieldResult<SupplementRequest>> SupplyMissingPartAsync(
        SupplementRequestId supplementRequestId, IUpload? file, string? words, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, PaperIntake intake, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            SupplementActions.Supply, await FindAsync(db, supplementRequestId, cancellationToken), FactsOf(db, supplementRequestId, cancellationToken), Missing.Supplement(supplementRequestId), expectedVersion,
            async (request, by, at) =>
            {
                var problems = new InputProblems();
                var said = problems.Take("words", PlainText.ParseOptional(words, FieldLengths.Comment, "WORDS"));
                if (file is null && said is null && problems.IsEmpty)
                    problems.Add("words", Text.Broken("PART_EMPTY"));
                var inspected = file is null ? null : problems.Take("file", intake.Inspect(file));
                if (!problems.IsEmpty)
                    return problems.Errors;
                var stored = file is null ? null : await intake.StoreAsync(file, inspected!, cancellationToken);
                if (request.Supply(stored, said, by, at, out var part) is { } refused)
                    return [refused];
                db.Add(part!);
                return [];
            }, cancellationToken);

    /// <summary>Says that what was handed in is what was asked for (DOC-27). Who was asked does not say so.</summary>
    /// <param name="supplementRequestId">The request for the part.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The request for the part.</returns>
    [Authorize(MerchantsPermissions.RequestSupplement)]
    [return: GraphQLName("supplementRequest")]
    public static async Task<FieldResult<SupplementRequest>> AcceptSupplementAsync(
        SupplementRequestId supplementRequestId, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            SupplementActions.Accept, await FindAsync(db, supplementRequestId, cancellationToken), FactsOf(db, supplementRequestId, cancellationToken), Missing.Supplement(supplementRequestId), expectedVersion,
            (request, by, at) => EndAsync(db, request, request.Accept(by, at), cancellationToken), cancellationToken);

    /// <summary>Says that what was handed in is not what was asked for, and asks again (DOC-27).</summary>
    /// <param name="supplementRequestId">The request for the part.</param>
    /// <param name="reason">Why, in words to the merchant; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The request for the part.</returns>
    [Authorize(MerchantsPermissions.RequestSupplement)]
    [return: GraphQLName("supplementRequest")]
    public static async Task<FieldResult<SupplementRequest>> ReopenSupplementAsync(
        SupplementRequestId supplementRequestId, string reason, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(
                SupplementActions.Reopen, await FindAsync(db, supplementRequestId, cancellationToken), FactsOf(db, supplementRequestId, cancellationToken), Missing.Supplement(supplementRequestId), expectedVersion, (request, by, at) => request.Reopen(why, by, at), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Wants a part no more that was asked for (DOC-27). Who was asked does not say so.</summary>
    /// <param name="supplementRequestId">The request for the part.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The request for the part.</returns>
    [Authorize(MerchantsPermissions.RequestSupplement)]
    [return: GraphQLName("supplementRequest")]
    public static async Task<FieldResult<SupplementRequest>> WithdrawSupplementAsync(
        SupplementRequestId supplementRequestId, string reason, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(
                SupplementActions.Withdraw, await FindAsync(db, supplementRequestId, cancellationToken), FactsOf(db, supplementRequestId, cancellationToken), Missing.Supplement(supplementRequestId), expectedVersion, (request, by, at) => EndAsync(db, request, request.Withdraw(why, by, at), cancellationToken), cancellationToken)
            : problems.Errors;
    }

    private static Task<SupplementRequest?> FindAsync(MerchantsDb db, SupplementRequestId id, CancellationToken cancellationToken) =>
        db.Supplements.SingleOrDefaultAsync(s => s.Id == id, cancellationToken);

    private static Func<Task<SupplementFacts>> FactsOf(MerchantsDb db, SupplementRequestId id, CancellationToken cancellationToken) =>
        async () => (await db.LoadFactsAsync([id], cancellationToken))[id];

    private static async Task<IReadOnlyList<IUserError>> EndAsync(MerchantsDb db, SupplementRequest request, IUserError? refused, CancellationToken cancellationToken)
    {
        if (refused is not null)
            return [refused];
        (await db.Applications.SingleAsync(a => a.Id == request.ApplicationId, cancellationToken)).CountSupplement(-1);
        return [];
    }
}
