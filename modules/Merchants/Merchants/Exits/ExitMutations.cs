using Merchants.Contracts;
using Merchants.ManageMerchant;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Exits;

/// <summary>A merchant's way out (MER-08).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ExitMutations
{
    /// <summary>Begins a merchant's exit by its own wish (MER-08). New orders are stopped after the notice that the settings give, and the business ends once nothing is open any more.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version of the merchant that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The exit.</returns>
    [Authorize(MerchantsPermissions.RequestExit)]
    [Error<MerchantLeavingError>]
    [return: GraphQLName("exit")]
    public static async Task<FieldResult<MerchantExit>> RequestExitAsync(
        MerchantId merchantId, string reason, int? expectedVersion, MerchantTurn turn, MerchantsDb db, MerchantsOptions options, CancellationToken cancellationToken)
    {
        MerchantExit? exit = null;
        var taken = await turn.TakeAsync(MerchantActions.RequestExit, merchantId, expectedVersion, reason, (merchant, why, by, at) =>
        {
            // Another version of the merchant: nobody decides over its standing without having seen this.
            merchant.Touch();
            exit = db.Add(MerchantExit.Begin(merchant.Id, null, why, at.AddDays(options.ExitNoticeDays), by, at)).Entity;
            return Task.FromResult<IUserError?>(null);
        }, cancellationToken);
        return taken.IsSuccess ? exit! : FieldResult<MerchantExit>.Failure(taken.Errors);
    }

    /// <summary>Calls an exit off (MER-08). A merchant that is suspended stays so until somebody lets it do business again. Of an exit by removal, which the platform alone calls off, <c>ruleExceptions</c> tells.</summary>
    /// <param name="exitId">The exit.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The exit.</returns>
    [Authorize(MerchantsPermissions.CallOffExit)]
    [Error<ExitByRemovalError>]
    [return: GraphQLName("exit")]
    public static async Task<FieldResult<MerchantExit>> CallOffExitAsync(
        MerchantExitId exitId, string reason, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken)
    {
        var exit = await db.Exits.SingleOrDefaultAsync(e => e.Id == exitId, cancellationToken);
        var facts = (await db.LoadFactsAsync([exitId], cancellationToken)).GetValueOrDefault(exitId);
        return await turn.TakeAsync(MerchantExitActions.CallOff, exit, facts, Missing.Exit(exitId), expectedVersion, reason, (found, why, by, at) =>
        {
            if (found.CallOff(why, by, at) is { } refused)
                return Task.FromResult<IUserError?>(refused);
            if (found.Cause == MerchantExitCause.Removal)
                db.Add(RuleException.Of(ExceptedRule.ExitCalledOff, NodeId.Of(exitId), found.MerchantId, why, by, at));
            return Task.FromResult<IUserError?>(null);
        }, cancellationToken);
    }
}
