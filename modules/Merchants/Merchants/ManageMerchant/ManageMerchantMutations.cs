using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ManageMerchant;

/// <summary>Stopping, resuming and ending a merchant's business.</summary>
[MutationType]
[Idempotent]
[Authorize(MerchantsPermissions.Manage)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ManageMerchantMutations
{
    /// <summary>Stops a merchant's business: no new orders, open ones are still fulfilled.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the merchant has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The merchant.</returns>
    [return: GraphQLName("merchant")]
    public static Task<FieldResult<Merchant>> SuspendMerchantAsync(
        MerchantId merchantId, string reason, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        DecideAsync(MerchantActions.Suspend, merchantId, reason, expectedVersion, db, caller, clock, allowed, (m, why, by, at) => m.Suspend(why, by, at), cancellationToken);

    /// <summary>Lets a suspended merchant do business again, once its mandatory papers are valid (DOC-25).</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the merchant has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The merchant.</returns>
    [Error<MerchantPapersExpiredError>]
    [return: GraphQLName("merchant")]
    public static Task<FieldResult<Merchant>> ResumeMerchantAsync(
        MerchantId merchantId, string reason, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        DecideAsync(MerchantActions.Resume, merchantId, reason, expectedVersion, db, caller, clock, allowed, (m, why, by, at) => m.Resume(why, by, at), cancellationToken);

    /// <summary>Ends the business with a suspended merchant for good.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the merchant has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The merchant.</returns>
    [return: GraphQLName("merchant")]
    public static Task<FieldResult<Merchant>> TerminateMerchantAsync(
        MerchantId merchantId, string reason, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        DecideAsync(MerchantActions.Terminate, merchantId, reason, expectedVersion, db, caller, clock, allowed, (m, why, by, at) => m.Terminate(why, by, at), cancellationToken);

    private static async Task<FieldResult<Merchant>> DecideAsync(
        StateAction<MerchantFacts, MerchantStatus> action, MerchantId id, string reason, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed,
        Func<Merchant, string, Actor, DateTime, IUserError?> decide, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Merchants.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } merchant)
            return new[] { Missing.Merchant(id) };
        var error = ExpectedVersion.Check(merchant, expectedVersion)
            ?? (allowed.Refuse(action, MerchantFacts.Of(merchant)) is [var refused, ..] ? refused : null)
            ?? decide(merchant, why, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : merchant;
    }
}
