using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.DeliverBy;
using Orders.Model;
using Orders.Persistence;
using Orders.PlaceOrder;

namespace Orders.ChangeOrders;

/// <summary>What buyers change of their orders before the shipment.</summary>
[MutationType]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
[Error<OrderHeldError>]
internal static class BuyerChangeMutations
{
    /// <summary>Sends an order elsewhere before its shipment; its buyer does (ORD-06). What was before stays on record.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="delivery">Where it goes.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ChangeDeliveryAddressAsync(
        OrderId orderId, DeliveryAddressInput delivery, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var address = delivery.Check(problems);
        if (!problems.IsEmpty)
            return problems.Errors;
        return await db.ChangeOrderAsync(BuyerChanges.ChangeAddress, orderId, expectedVersion, allowed, order =>
        {
            db.Add(order.MoveTo(address, Actor.Of(caller), clock.GetUtcNow().UtcDateTime));
            return null;
        }, cancellationToken);
    }

    /// <summary>Sends an order in another way before its shipment; its buyer does (ORD-04, ORD-06).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="deliveryMethod">The merchant's code of one of its <c>deliveryMethods</c>; left out, its usual way.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ChangeDeliveryMethodAsync(
        OrderId orderId, string? deliveryMethod, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var found = deliveryMethod is not null && await db.FindOrderAsync(orderId, cancellationToken) is { } of ? await db.FindMethodAsync(of.MerchantId, deliveryMethod, cancellationToken) : null;
        return await db.ChangeOrderAsync(BuyerChanges.ChangeMethod, orderId, expectedVersion, allowed, order =>
        {
            if (deliveryMethod is not null && found is null)
                return Text.Invalid("deliveryMethod", "DELIVERY_METHOD_UNKNOWN", deliveryMethod);
            db.Add(order.SendBy(found, Actor.Of(caller), clock.GetUtcNow().UtcDateTime));
            return null;
        }, cancellationToken);
    }

    /// <summary>
    /// Wants fewer pieces of a paid order before its shipment; its buyer does (ORD-06). They go back to the stock, and their share of the money to the buyer. All of it is given up by
    /// <c>cancelOrder</c>. It wants an idempotency key.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">How many pieces less of each line; each line of the order once.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Idempotent(Required = true)]
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ReduceOrderAsync(
        OrderId orderId, IReadOnlyList<GivenUpLineInput> lines, string? reason, int? expectedVersion,
        OrdersDb db, ICaller caller, OrdersOptions options, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.ParseOptional(reason, FieldLengths.Comment, "REASON_TEXT"));
        GivingUp.Check(problems, lines);
        return problems.IsEmpty
            ? await db.ChangeOrderAsync(BuyerChanges.Reduce, orderId, expectedVersion, allowed,
                o => db.GiveUp(o, lines, words, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, options), cancellationToken)
            : problems.Errors;
    }
}
