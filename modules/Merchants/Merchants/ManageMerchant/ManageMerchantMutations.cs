using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

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
        MerchantId merchantId, string reason, int? expectedVersion, MerchantTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(MerchantActions.Suspend, merchantId, expectedVersion, reason, (m, why, by, at) => Task.FromResult(m.Suspend(why, by, at)), cancellationToken);

    /// <summary>Lets a suspended merchant do business again, unless a sanction stands against it, it is on its way out (MER-08), or its mandatory papers are out of date (DOC-25).</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the merchant has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The merchant.</returns>
    [Error<MerchantPapersExpiredError>]
    [Error<MerchantLeavingError>]
    [Error<SanctionInEffectError>]
    [return: GraphQLName("merchant")]
    public static Task<FieldResult<Merchant>> ResumeMerchantAsync(
        MerchantId merchantId, string reason, int? expectedVersion, MerchantTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(MerchantActions.Resume, merchantId, expectedVersion, reason, (m, why, by, at) => Task.FromResult(m.Resume(why, by, at)), cancellationToken);

    /// <summary>Ends the business with a suspended merchant for good, where nothing is open with it; otherwise its exit is the way (MER-08).</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the merchant has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The merchant.</returns>
    [Error<MerchantLeavingError>]
    [Error<MerchantObligationsOpenError>]
    [return: GraphQLName("merchant")]
    public static Task<FieldResult<Merchant>> TerminateMerchantAsync(
        MerchantId merchantId, string reason, int? expectedVersion, MerchantTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(MerchantActions.Terminate, merchantId, expectedVersion, reason, (m, why, by, at) => Task.FromResult(m.Terminate(why, by, at)), cancellationToken);
}
