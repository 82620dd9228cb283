using Merchants.ApplyAsMerchant;
using Merchants.CheckEntry;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.DecideApplication;

/// <summary>Handing in an application again.</summary>
[MutationType]
[Idempotent]
internal static class ResubmitApplicationMutation
{
    /// <summary>Hands in an application again after changes were asked for (MER-02). All problems of the input are told at once.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="legalName">The company's name as on the licence, at most 100 characters.</param>
    /// <param name="uscc">The unified social credit code, 18 characters (GB 32100).</param>
    /// <param name="legalRepresentative">The person who acts for the company by law.</param>
    /// <param name="contact">Whom to talk to.</param>
    /// <param name="address">The registered address, at most 200 characters.</param>
    /// <param name="expectedVersion">The version that the applicant has seen; where the application has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Apply)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<UsccTakenError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("application")]
    public static async Task<FieldResult<MerchantApplication>> ResubmitApplicationAsync(
        MerchantApplicationId applicationId, string legalName, string uscc, LegalRepresentativeInput legalRepresentative, ContactInput contact, string? address, int? expectedVersion,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, EntryVerification verification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        var details = CompanyInput.Check(problems, legalName, uscc, address, legalRepresentative, contact, now);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.FindApplicationAsync(applicationId, cancellationToken) is not { } application)
            return new[] { Missing.Application(applicationId) };
        var facts = (await db.LoadFactsAsync([applicationId], options, cancellationToken))[applicationId];
        var error = ExpectedVersion.Check(application, expectedVersion)
            ?? (allowed.Refuse(ApplicationActions.Resubmit, facts) is [var refused, ..] ? refused : null)
            ?? application.Resubmit(details, Actor.Of(caller), now);
        if (error is not null)
            return new[] { error };
        await verification.BeginAsync(db, application, now, cancellationToken);
        return await db.TrySaveApplicationAsync(cancellationToken) is { } conflict ? new[] { conflict } : application;
    }
}
