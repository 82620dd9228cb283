using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ChangeOrders;

/// <summary>What merchants change of orders.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class ShortenOrderMutation
{
    /// <summary>
    /// Gives up pieces of an order that cannot be sent, also once others have left; its merchant does (ORD-06). They go back to the stock, their share of the money to the buyer, and the
    /// buyer is told. All of an order is given up by <c>declineOrder</c>. It wants an idempotency key.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">How many pieces less of each line; each line of the order once.</param>
    /// <param name="reason">Why, for the buyer; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Confirm)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [Error<OrderHeldError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ShortenOrderAsync(
        OrderId orderId, IReadOnlyList<GivenUpLineInput> lines, string reason, int? expectedVersion,
        OrdersDb db, ICaller caller, OrdersOptions options, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        GivingUp.Check(problems, lines);
        return problems.IsEmpty
            ? await db.ChangeOrderAsync(FulfilmentActions.Shorten, orderId, expectedVersion, allowed,
                o => db.GiveUp(o, lines, words, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, options), cancellationToken)
            : problems.Errors;
    }
}
