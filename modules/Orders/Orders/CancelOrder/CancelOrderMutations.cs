using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.CancelOrder;

/// <summary>Ending an order before its shipment.</summary>
[MutationType]
[Idempotent(Required = true)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class CancelOrderMutations
{
    /// <summary>Cancels an order before its shipment; its buyer does (ORD-07). The stock is released, and what was paid goes back. It wants an idempotency key.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> CancelOrderAsync(
        OrderId orderId, string? reason, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.ParseOptional(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await db.ChangeOrderAsync(BuyerActions.Cancel, orderId, expectedVersion, allowed,
                o => db.CancelAsGiven(o, BuyerActions.Cancel, why, RefundReason.OrderCancelled, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Gives a paid order up that cannot be fulfilled; its merchant does (ORD-07). The stock is released, and what was paid goes back. It wants an idempotency key.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="reason">Why, for the buyer; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Confirm)]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> DeclineOrderAsync(
        OrderId orderId, string reason, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await db.ChangeOrderAsync(OrderActions.Decline, orderId, expectedVersion, allowed,
                o => db.CancelAsGiven(o, OrderActions.Decline, why, RefundReason.OrderCancelled, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken)
            : problems.Errors;
    }

    /// <summary>
    /// Gives up what has not left of a partly shipped order; its merchant does (ORD-08). Its stock is released, its money goes back, and the order goes on as shipped with what is on its way. It wants an
    /// idempotency key.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="reason">Why, for the buyer; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Confirm)]
    [Error<OrderHeldError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> CancelRestOfOrderAsync(
        OrderId orderId, string reason, int? expectedVersion, OrdersDb db, ICaller caller, OrdersOptions options, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await db.ChangeOrderAsync(OrderActions.CancelRest, orderId, expectedVersion, allowed,
                o => db.CancelRest(o, why, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, options), cancellationToken)
            : problems.Errors;
    }
}
