using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.FulfilOrder;

/// <summary>Confirming, shipping and delivering.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class FulfilOrderMutations
{
    /// <summary>Confirms a paid order, to be shipped 待发货 (ORD-02).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Bulk]
    [Authorize(OrdersPermissions.Confirm)]
    [Error<OrderHeldError>]
    [return: GraphQLName("order")]
    public static Task<FieldResult<Order>> ConfirmOrderAsync(
        OrderId orderId, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        db.ChangeOrderAsync(OrderActions.Confirm, orderId, expectedVersion, allowed, o => o.Confirm(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Ships an order, or a part of it (ORD-04).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="carrier">The carrier's code, as <c>carriers</c> lists it; at most 40 characters.</param>
    /// <param name="trackingNumber">The carrier's number, at most 60 characters.</param>
    /// <param name="lines">What is in the parcel, each line of the order once; left out, all that has not left yet.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Bulk]
    [Authorize(OrdersPermissions.Ship)]
    [Error<InvalidInputError>]
    [Error<OrderHeldError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ShipOrderAsync(
        OrderId orderId, string carrier, string trackingNumber, IReadOnlyList<ShippedLineInput>? lines, int? expectedVersion,
        OrdersDb db, ICaller caller, OrdersOptions options, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var parcel = new Parcel(
            problems.Take("carrier", PlainText.Parse(carrier, FieldLengths.Code, "CARRIER")),
            problems.Take("trackingNumber", PlainText.Parse(trackingNumber, FieldLengths.TrackingNumber, "TRACKING_NUMBER")),
            lines?.Select(l => (l.Number, l.Quantity)).ToList());
        if (lines is { Count: 0 } || lines?.DistinctBy(l => l.Number).Count() < lines?.Count)
            problems.Add("lines", Text.Broken("SHIPPED_LINES"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await db.ChangeOrderAsync(OrderActions.Ship, orderId, expectedVersion, allowed, order =>
        {
            var (shipment, refused) = order.Ship(parcel, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, options);
            if (shipment is not null)
                db.Add(shipment);
            return refused;
        }, cancellationToken);
    }

    /// <summary>Records that all of an order has arrived (ORD-05).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Bulk]
    [Authorize(OrdersPermissions.Ship)]
    [return: GraphQLName("order")]
    public static Task<FieldResult<Order>> RecordDeliveryAsync(
        OrderId orderId, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        db.ChangeOrderAsync(OrderActions.Deliver, orderId, expectedVersion, allowed, o => o.Deliver(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Confirms that an order has arrived, which completes it; its buyer does (ORD-05).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("order")]
    public static Task<FieldResult<Order>> ConfirmReceiptAsync(
        OrderId orderId, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        db.ChangeOrderAsync(BuyerActions.ConfirmReceipt, orderId, expectedVersion, allowed, o => o.ConfirmReceipt(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);
}

/// <summary>What is in a parcel of one line of the order.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">How many pieces.</param>
internal sealed record ShippedLineInput(int Number, int Quantity);
