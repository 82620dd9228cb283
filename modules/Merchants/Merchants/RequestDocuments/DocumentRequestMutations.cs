using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.RequestDocuments;

/// <summary>A paper that a department wants (DOC-01).</summary>
/// <param name="Type">The kind of paper.</param>
/// <param name="Note">What is to be seen in it, at most 1000 characters.</param>
internal sealed record WantedPaperInput(DocumentType Type, string? Note);

/// <summary>Departments ask for papers (DOC-01).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
[Authorize(MerchantsPermissions.RequestDocuments)]
internal static class DocumentRequestMutations
{
    private const int MostPapers = 20;

    /// <summary>Asks the upload group for papers of an applicant or merchant; exactly one of the two is named (DOC-01). All problems of the input are told at once.</summary>
    /// <param name="department">The department that asks, at most 100 characters.</param>
    /// <param name="papers">What is wanted, 1 to 20 papers.</param>
    /// <param name="dueAt">By when (UTC), after now.</param>
    /// <param name="applicationId">The application that the papers are for.</param>
    /// <param name="merchantId">The merchant that the papers are for.</param>
    /// <returns>The request.</returns>
    [return: GraphQLName("documentRequest")]
    public static async Task<FieldResult<DocumentRequest>> CreateDocumentRequestAsync(
        string department, IReadOnlyList<WantedPaperInput> papers, DateTime dueAt, MerchantApplicationId? applicationId, MerchantId? merchantId,
        MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        var asking = problems.Take("department", PlainText.Parse(department, FieldLengths.CompanyName, "DEPARTMENT"));
        if (dueAt <= now)
            problems.Add("dueAt", Text.Broken("DUE_PAST"));
        if (papers.Count is 0 or > MostPapers)
            problems.Add("papers", Text.Broken("WANTED_COUNT", MostPapers));
        if (applicationId is null == merchantId is null)
            problems.Add("applicationId", Text.Broken("ONE_SUBJECT"));
        var wanted = papers.Select((p, i) => new WantedPaper(p.Type, problems.Take($"papers.{i}.note", PlainText.ParseOptional(p.Note, FieldLengths.Comment, "NOTE")))).ToList();
        if (!problems.IsEmpty)
            return problems.Errors;
        var application = await db.Applications.SingleOrDefaultAsync(a => applicationId != null ? a.Id == applicationId : a.MerchantId == merchantId, cancellationToken);
        if (application is null)
            return new[] { applicationId is { } id ? Missing.Application(id) : Missing.Merchant(merchantId!.Value) };

        var (request, tasks) = DocumentRequest.Open(new(Guid.CreateVersion7()), asking, application, dueAt, wanted, Actor.Of(caller), now);
        db.Add(request);
        db.AddRange(tasks);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : request;
    }

    /// <summary>Wants the papers of a request no more (DOC-01). What is entered stays, and is reviewed as any paper.</summary>
    /// <param name="documentRequestId">The request.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The request.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("documentRequest")]
    public static async Task<FieldResult<DocumentRequest>> CancelDocumentRequestAsync(
        DocumentRequestId documentRequestId, string reason, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        // A paper that is entered in between changes the request too, and is a conflict.
        var request = await db.DocumentRequests.SingleOrDefaultAsync(r => r.Id == documentRequestId, cancellationToken);
        return await turn.TakeAsync(
            DocumentRequestActions.Cancel, request, () => Task.FromResult(DocumentRequestFacts.Of(request!)), Missing.DocumentRequest(documentRequestId), expectedVersion,
            async (r, by, at) =>
            {
                if (r.Cancel(why, by, at) is { } refused)
                    return [refused];
                foreach (var task in await db.CollectionTasks.Where(t => t.RequestId == r.Id).ToListAsync(cancellationToken))
                    task.Cancel(why, by, at);
                return [];
            }, cancellationToken);
    }
}
