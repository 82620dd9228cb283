using Merchants.Contracts;
using Merchants.ManageMerchant;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Closures;

/// <summary>Planning when a merchant takes no new orders, beside its status.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
[Authorize(MerchantsPermissions.PlanClosure)]
internal static class ClosureMutations
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Plans a span of time in which a merchant takes no new orders; open ones are still fulfilled. All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="from">From when on (UTC), not before now.</param>
    /// <param name="to">From when on orders are taken again (UTC), after <c>from</c> and within 366 days of it.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <returns>The closure.</returns>
    [Error<InvalidInputError>]
    [Error<ClosurePlannedError>]
    [return: GraphQLName("closure")]
    public static async Task<FieldResult<MerchantClosure>> PlanClosureAsync(
        MerchantId merchantId, DateTime from, DateTime to, string reason, MerchantTurn turn, MerchantsDb db, CancellationToken cancellationToken)
    {
        MerchantClosure? closure = null;
        var (first, last) = (from.ToUniversalTime(), to.ToUniversalTime());
        var taken = await turn.TakeAsync(MerchantActions.PlanClosure, merchantId, null, (merchant, by, at) =>
        {
            var problems = new InputProblems();
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
            if (first < at)
                problems.Add("from", Text.Broken("TIME_PAST"));
            if (last <= first || last - first > Longest)
                problems.Add("to", Text.Broken("CLOSURE_SPAN", Longest.Days));
            if (problems.IsEmpty)
                closure = db.Add(MerchantClosure.Plan(merchant.Id, first, last, why, by, at)).Entity;
            return Task.FromResult<IReadOnlyList<IUserError>>(problems.Errors);
        }, cancellationToken);
        return taken.IsSuccess ? closure! : FieldResult<MerchantClosure>.Failure(taken.Errors);
    }

    /// <summary>Gives a planned closure up, or ends one that is running before its time.</summary>
    /// <param name="closureId">The closure.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The closure.</returns>
    [return: GraphQLName("closure")]
    public static async Task<FieldResult<MerchantClosure>> CancelClosureAsync(MerchantClosureId closureId, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken)
    {
        var closure = await db.Closures.SingleOrDefaultAsync(c => c.Id == closureId, cancellationToken);
        return await turn.TakeAsync(
            MerchantClosureActions.Cancel, closure, closure is null ? null : ClosureFacts.Of(closure), Missing.Closure(closureId), expectedVersion,
            (found, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(found.Cancel(by, at) is { } refused ? [refused] : []), cancellationToken);
    }
}
