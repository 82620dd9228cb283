using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Reports;

/// <summary>Customers speak about credentials, and are answered (DOC-21).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
internal static class DocumentReportMutations
{
    /// <summary>Asks, reports or suggests something about a merchant's credential (DOC-21). The merchant is not told who it was. A customer may do so ten times a day unless set otherwise.</summary>
    /// <param name="merchantId">The merchant, as <c>publicMerchantProfile</c> shows it.</param>
    /// <param name="kind">What kind of word it is.</param>
    /// <param name="words">The words, at most 1000 characters.</param>
    /// <param name="credentialType">The kind of credential, where one in particular is meant.</param>
    /// <returns>What was said, with the number under which it is answered.</returns>
    [Authorize(MerchantsPermissions.Report)]
    [Error<TooManyReportsError>]
    [return: GraphQLName("documentReport")]
    public static async Task<FieldResult<DocumentReport>> ReportMerchantCredentialAsync(
        MerchantId merchantId, DocumentReportKind kind, string words, DocumentType? credentialType,
        MerchantsDb db, ModuleDatabase<MerchantsDb> database, AttemptLimits<MerchantsDb> limits, MerchantsOptions options, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        // A buyer sees no merchant but by its profile; that there is one is public.
        string? name;
        await using (var everybody = database.Open(SystemCaller.Instance))
            name = await everybody.Merchants.Where(m => m.Id == merchantId && m.Status != MerchantStatus.Terminated).Select(m => m.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is null)
            return new[] { Missing.Merchant(merchantId) };
        if (await limits.TakeAsync(options.OfReports, $"{caller.UserId}", cancellationToken) is { IsAllowed: false, RetryAfter: var wait })
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            return new IUserError[] { new TooManyReportsError(Text.Of("TOO_MANY_REPORTS", seconds), seconds) };
        }

        var report = DocumentReport.Receive(new(Guid.CreateVersion7()), merchantId, name, kind, credentialType, said, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(report);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : report;
    }

    /// <summary>Takes up what a customer said about a credential (DOC-21).</summary>
    /// <param name="documentReportId">What was said.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>What was said.</returns>
    [Authorize(MerchantsPermissions.AnswerReports)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("documentReport")]
    public static async Task<FieldResult<DocumentReport>> InvestigateDocumentReportAsync(
        DocumentReportId documentReportId, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken) =>
        await turn.TakeAsync(
            DocumentReportActions.Investigate, await FindAsync(db, documentReportId, cancellationToken), FactsOf(db, documentReportId, cancellationToken), Missing.DocumentReport(documentReportId), expectedVersion, (report, by, at) => report.Investigate(by, at), cancellationToken);

    /// <summary>Answers what a customer said about a credential (DOC-21); the customer is told by a notice. What is upheld counts as an error of the reviews (DOC-19).</summary>
    /// <param name="documentReportId">What was said.</param>
    /// <param name="isUpheld">Whether the credential was found to be wrong.</param>
    /// <param name="answer">The answer to the customer, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>What was said.</returns>
    [Authorize(MerchantsPermissions.AnswerReports)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("documentReport")]
    public static async Task<FieldResult<DocumentReport>> AnswerDocumentReportAsync(
        DocumentReportId documentReportId, bool isUpheld, string answer, int? expectedVersion, MerchantsDb db, Turn<MerchantsDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var told = problems.Take("answer", PlainText.Parse(answer, FieldLengths.Comment, "ANSWER"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            DocumentReportActions.Answer, await FindAsync(db, documentReportId, cancellationToken), FactsOf(db, documentReportId, cancellationToken), Missing.DocumentReport(documentReportId), expectedVersion,
            async (report, by, at) =>
            {
                if (report.Conclude(isUpheld, told, by, at) is { } refused)
                    return [refused];
                if (isUpheld)
                    await db.NoteUpheldAsync(report, at, cancellationToken);
                return [];
            }, cancellationToken);
    }

    private static Task<DocumentReport?> FindAsync(MerchantsDb db, DocumentReportId id, CancellationToken cancellationToken) =>
        db.DocumentReports.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);

    private static Func<Task<DocumentReportFacts>> FactsOf(MerchantsDb db, DocumentReportId id, CancellationToken cancellationToken) =>
        async () => (await db.LoadFactsAsync([id], cancellationToken))[id];
}
