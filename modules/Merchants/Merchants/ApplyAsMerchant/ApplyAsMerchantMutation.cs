using Merchants.CheckEntry;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ApplyAsMerchant;

/// <summary>Applying to become a merchant.</summary>
[MutationType]
[Idempotent]
internal static class ApplyAsMerchantMutation
{
    /// <summary>Hands in an application to become a merchant (MER-02, MER-03). All problems of the input are told at once.</summary>
    /// <param name="legalName">The company's name as on the licence, at most 100 characters.</param>
    /// <param name="uscc">The unified social credit code, 18 characters (GB 32100).</param>
    /// <param name="legalRepresentative">The person who acts for the company by law.</param>
    /// <param name="contact">Whom to talk to.</param>
    /// <param name="address">The registered address, at most 200 characters.</param>
    /// <param name="merchantUserId">For staff who apply in a merchant's name: the user who will own the application. Left out, the caller owns it.</param>
    /// <returns>The application.</returns>
    [Authorize(MerchantsPermissions.Apply)]
    [Error<InvalidInputError>]
    [Error<UsccTakenError>]
    [return: GraphQLName("application")]
    public static async Task<FieldResult<MerchantApplication>> ApplyAsMerchantAsync(
        string legalName, string uscc, LegalRepresentativeInput legalRepresentative, ContactInput contact, string? address, Guid? merchantUserId,
        MerchantsDb db, ICaller caller, TimeProvider clock, EntryVerification verification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var by = Actor.Of(caller);
        var problems = new InputProblems();
        var details = CompanyInput.Check(problems, legalName, uscc, address, legalRepresentative, contact, now);
        if (merchantUserId is { } owner && owner != by.Id && !caller.IsPlatformWide)
            problems.Add("merchantUserId", Text.Broken("MERCHANT_USER_NOT_OWN"));
        if (!problems.IsEmpty)
            return problems.Errors;

        var application = MerchantApplication.Submit(new MerchantApplicationId(Guid.CreateVersion7()), details, merchantUserId ?? by.Id, by, now);
        db.Add(application);
        await verification.BeginAsync(db, application, now, cancellationToken);
        return await db.TrySaveApplicationAsync(cancellationToken) is { } error ? new[] { error } : application;
    }
}
