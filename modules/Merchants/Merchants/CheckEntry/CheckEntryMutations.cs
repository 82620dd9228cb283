using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.CheckEntry;

/// <summary>What is brought forward, verified and waived before an application is decided (MER-01 to MER-03, MER-10).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class CheckEntryMutations
{
    /// <summary>Brings something forward for a criterion: a paper of the application, words, or both (MER-02). All problems of the input are told at once.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="criterion">The code of the criterion, of the edition that the application is measured by.</param>
    /// <param name="documentId">A paper of the application; it counts once it is approved.</param>
    /// <param name="words">The words, at most 1000 characters; mandatory without a paper.</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Apply)]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> AddApplicationEvidenceAsync(
        MerchantApplicationId applicationId, string criterion, DocumentId? documentId, string? words, EntryTurn turn, MerchantsDb db, CancellationToken cancellationToken) =>
        turn.TakeAsync(ApplicationActions.AddEvidence, applicationId, null, async (application, by, at) =>
        {
            var problems = new InputProblems();
            var said = problems.Take("words", PlainText.ParseOptional(words, FieldLengths.Comment, "WORDS"));
            if (said is null && documentId is null)
                problems.Add("words", Text.Broken("EVIDENCE_EMPTY"));
            await turn.CheckCriterionAsync(problems, application, criterion, cancellationToken);
            if (!problems.IsEmpty)
                return problems.Errors;
            if (documentId is { } paper && !await db.Documents.AnyAsync(d => d.Id == paper && d.ApplicationId == applicationId, cancellationToken))
                return [Missing.Document(paper)];
            db.Add(ApplicationEvidence.Of(applicationId, criterion, documentId, said, by, at));
            return [];
        }, cancellationToken);

    /// <summary>Records what was verified of an applicant (MER-03). Of each kind the newest counts: one that failed stands against the approval until another one has passed.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="kind">What was verified.</param>
    /// <param name="method">How; CODE_CHECK is the platform's own.</param>
    /// <param name="result">What it came to.</param>
    /// <param name="note">The words to it, at most 1000 characters; mandatory where it failed.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Verify)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> RecordVerificationAsync(
        MerchantApplicationId applicationId, VerificationKind kind, VerificationMethod method, VerificationResult result, string? note, int? expectedVersion,
        EntryTurn turn, MerchantsDb db, CancellationToken cancellationToken) =>
        turn.TakeAsync(ApplicationActions.Verify, applicationId, expectedVersion, (application, by, at) =>
        {
            var problems = new InputProblems();
            if (method == VerificationMethod.CodeCheck)
                problems.Add("method", Text.Broken("VERIFIED_BY_PLATFORM"));
            var said = result == VerificationResult.Failed
                ? problems.Take("note", PlainText.Parse(note, FieldLengths.Comment, "WORDS"))
                : problems.Take("note", PlainText.ParseOptional(note, FieldLengths.Comment, "WORDS"));
            if (problems.IsEmpty)
                db.Add(MerchantVerification.Of(application, kind, method, result, said, by, at));
            return Task.FromResult<IReadOnlyList<IUserError>>(problems.Errors);
        }, cancellationToken);

    /// <summary>Makes an exception from a criterion for the entry, with why (MER-10); <c>ruleExceptions</c> tells of it. Somebody else decides on the application.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="criterion">The code of the criterion, of the edition that the application is measured by; one that is not met and not waived.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.WaiveCriteria)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> WaiveEntryCriterionAsync(
        MerchantApplicationId applicationId, string criterion, string reason, int? expectedVersion, EntryTurn turn, MerchantsDb db, CancellationToken cancellationToken) =>
        turn.TakeAsync(ApplicationActions.Waive, applicationId, expectedVersion, async (application, by, at) =>
        {
            var problems = new InputProblems();
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
            var check = (await db.LoadEntryChecksAsync([applicationId], cancellationToken)).GetValueOrDefault(applicationId) ?? [];
            if (check.All(c => c.Criterion.Code != criterion || c.State != EntryCriterionState.NotMet))
                problems.Add("criterion", Text.Broken("CRITERION_NOT_OPEN"));
            if (!problems.IsEmpty)
                return problems.Errors;
            application.CountCheck();
            db.Add(RuleException.Waive(application, criterion, why, by, at));
            return [];
        }, cancellationToken);
}
