using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.DecideApplication;

/// <summary>The platform's decisions on applications.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<SeparationOfDutiesError>]
[Error<EditConflictError>]
internal static class DecideApplicationMutations
{
    /// <summary>Approves an application whose mandatory papers are all approved, and puts the agreement up for signature (MER-02, MER-04).</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the application has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Decide)]
    [Error<MandatoryPapersMissingError>]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> ApproveApplicationAsync(
        MerchantApplicationId applicationId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, CancellationToken cancellationToken) =>
        DecideAsync(applicationId, expectedVersion, db, caller, async application =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (application.RefuseDecision(MerchantApplicationStatus.Approved) is { } refused)
                return refused;
            var approved = await db.Documents
                .Where(d => d.ApplicationId == applicationId && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived))
                .Select(d => d.Type).Distinct().ToListAsync(cancellationToken);
            DocumentType[] missing = [.. options.MandatoryPapersInForce.Except(approved)];
            if (missing.Length > 0)
                return new MandatoryPapersMissingError($"These papers are mandatory and not approved yet: {string.Join(", ", missing.Select(StateName.Of))}.", missing);
            if (application.Approve(Actor.Of(caller), now) is { } error)
                return error;
            db.Add(Agreement.For(application, now));
            return null;
        }, cancellationToken);

    /// <summary>Refuses an application for good (MER-02).</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="reasonCode">Why.</param>
    /// <param name="reasonText">The words to the applicant, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the application has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Decide)]
    [Error<InvalidInputError>]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> RejectApplicationAsync(
        MerchantApplicationId applicationId, ApplicationRejectionReason reasonCode, string reasonText, int? expectedVersion,
        MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken) =>
        DecideWithWordsAsync(applicationId, expectedVersion, "reasonText", reasonText, db, caller,
            (application, text) => application.Reject(reasonCode, text, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Gives an application back to the applicant with what to change (MER-02).</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="comment">What to change, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the application has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Decide)]
    [Error<InvalidInputError>]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> RequestApplicationChangesAsync(
        MerchantApplicationId applicationId, string comment, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken) =>
        DecideWithWordsAsync(applicationId, expectedVersion, "comment", comment, db, caller,
            (application, text) => application.RequestChanges(text, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    private static async Task<FieldResult<MerchantApplication>> DecideWithWordsAsync(
        MerchantApplicationId id, int? expectedVersion, string field, string words, MerchantsDb db, ICaller caller,
        Func<MerchantApplication, string, IUserError?> decide, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var text = problems.Take(field, PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await DecideAsync(id, expectedVersion, db, caller, application => Task.FromResult(decide(application, text)), cancellationToken)
            : problems.Errors;
    }

    private static async Task<FieldResult<MerchantApplication>> DecideAsync(
        MerchantApplicationId id, int? expectedVersion, MerchantsDb db, ICaller caller, Func<MerchantApplication, Task<IUserError?>> decide, CancellationToken cancellationToken)
    {
        if (await db.FindApplicationAsync(id, cancellationToken) is not { } application)
            return new[] { Missing.Application(id) };
        var by = Actor.Of(caller);
        var hasUploaded = await db.DocumentVersions
            .AnyAsync(v => v.UploaderId == by.Id && db.Documents.Any(d => d.Id == v.DocumentId && d.ApplicationId == id), cancellationToken);
        var error = SeparationOfDuties.Check(application, hasUploaded, by)
            ?? ExpectedVersion.Check(application, expectedVersion)
            ?? await decide(application)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : application;
    }
}
