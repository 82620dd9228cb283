using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
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
[Error<NotAuthorizedError>]
internal static class DecideApplicationMutations
{
    /// <summary>Approves an application whose mandatory papers are all approved, of which no verification has failed (MER-03) and whose criteria for the entry are met or waived (MER-01), and puts the agreement up for signature (MER-02, MER-04).</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the application has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Decide)]
    [Error<MandatoryPapersMissingError>]
    [Error<VerificationFailedError>]
    [Error<EntryCriteriaNotMetError>]
    [Error<SupplementOpenError>]
    [return: GraphQLName("application")]
    public static Task<FieldResult<MerchantApplication>> ApproveApplicationAsync(
        MerchantApplicationId applicationId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken) =>
        DecideAsync(ApplicationActions.Approve, applicationId, expectedVersion, db, options, allowed, application =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
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
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken) =>
        DecideWithWordsAsync(ApplicationActions.Reject, applicationId, expectedVersion, "reasonText", reasonText, db, options, allowed,
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
        MerchantApplicationId applicationId, string comment, int? expectedVersion,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken) =>
        DecideWithWordsAsync(ApplicationActions.RequestChanges, applicationId, expectedVersion, "comment", comment, db, options, allowed,
            (application, text) => application.RequestChanges(text, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    private static async Task<FieldResult<MerchantApplication>> DecideWithWordsAsync(
        StateAction<ApplicationFacts, MerchantApplicationStatus> action, MerchantApplicationId id, int? expectedVersion, string field, string words, MerchantsDb db, MerchantsOptions options, AllowedActions allowed,
        Func<MerchantApplication, string, IUserError?> decide, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var text = problems.Take(field, PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await DecideAsync(action, id, expectedVersion, db, options, allowed, application => decide(application, text), cancellationToken)
            : problems.Errors;
    }

    private static async Task<FieldResult<MerchantApplication>> DecideAsync(
        StateAction<ApplicationFacts, MerchantApplicationStatus> action, MerchantApplicationId id, int? expectedVersion, MerchantsDb db, MerchantsOptions options, AllowedActions allowed,
        Func<MerchantApplication, IUserError?> decide, CancellationToken cancellationToken)
    {
        if (await db.FindApplicationAsync(id, cancellationToken) is not { } application)
            return new[] { Missing.Application(id) };
        var facts = (await db.LoadFactsAsync([id], options, cancellationToken))[id];
        var error = ExpectedVersion.Check(application, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? decide(application)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : application;
    }
}
