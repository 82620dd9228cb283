using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.SignAgreement;

/// <summary>Signing the agreement.</summary>
[MutationType]
[Idempotent]
internal static class SignAgreementMutation
{
    /// <summary>Signs the agreement for one side (MER-04). When both have signed, the merchant is in business.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="party">The side that the caller signs for.</param>
    /// <param name="textSha256">The hash of the text that the signer has read, as <c>agreement.textSha256</c> gives it.</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.SignAgreement)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<NotASignatoryError>]
    [Error<SeparationOfDutiesError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("application")]
    public static async Task<FieldResult<MerchantApplication>> SignAgreementAsync(
        MerchantApplicationId applicationId, AgreementParty party, string textSha256,
        MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, IAccessCache access, CancellationToken cancellationToken)
    {
        if (await db.FindApplicationAsync(applicationId, cancellationToken) is not { } application)
            return new[] { Missing.Application(applicationId) };
        var action = party == AgreementParty.Merchant ? ApplicationActions.SignForMerchant : ApplicationActions.SignForPlatform;
        if (allowed.Refuse(action, (await db.LoadFactsAsync([applicationId], options, cancellationToken))[applicationId]) is [var refused, ..])
            return new[] { refused };
        var agreement = await db.Agreements.SingleAsync(a => a.ApplicationId == applicationId, cancellationToken);
        var problems = new InputProblems();
        if (!string.Equals(textSha256, agreement.TextSha256, StringComparison.OrdinalIgnoreCase))
            problems.Add("textSha256", Text.Broken("AGREEMENT_TEXT_DIFFERS"));
        if (!problems.IsEmpty)
            return problems.Errors;

        var by = Actor.Of(caller);
        var now = clock.GetUtcNow().UtcDateTime;
        if (agreement.Sign(party, by, now) is { } signed)
            return new[] { signed };
        db.Raise(new AgreementSigned(applicationId, party == AgreementParty.Merchant), now);
        if (agreement.IsConcluded)
            Found(db, application, await db.Documents.Where(d => d.ApplicationId == applicationId).ToListAsync(cancellationToken), by, now);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        // The owner acts for the merchant from now on (ACC-02).
        if (agreement.IsConcluded)
            access.Forget(application.OwnerId);
        return application;
    }

    private static void Found(MerchantsDb db, MerchantApplication application, List<Document> papers, Actor by, DateTime at)
    {
        var merchant = Merchant.Found(new(Guid.CreateVersion7()), application, by, at);
        if (application.Activate(merchant.Id, by, at) is { } refused)
            throw new InvalidOperationException(refused.Message);
        db.Add(merchant);
        papers.ForEach(p => p.AssignTo(merchant.Id));
    }
}
