using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.CancelOrder;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ServeOrder;

/// <summary>Doing services that were ordered.</summary>
[MutationType]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
[Error<OrderHeldError>]
internal static class ServiceOrderMutations
{
    /// <summary>Confirms a paid order of a service: its merchant will do it (ORD-17).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="expectedVersion">The order's version that the caller has seen; where it has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Serve)]
    [return: GraphQLName("serviceOrder")]
    public static async Task<FieldResult<ServiceOrder>> ConfirmServiceOrderAsync(
        OrderId orderId, int? expectedVersion, OrdersDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(orderId, cancellationToken) is not { Kind: OrderKind.Service } order)
            return new[] { Missing.Order(orderId) };
        var (by, at) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        var refused = ExpectedVersion.Check(order, expectedVersion)
            ?? (caller.Has(OrdersPermissions.Serve, order.MerchantId.Value) ? null : NotAuthorizedError.For("confirmServiceOrder"))
            ?? (order.IsHeld ? new OrderHeldError(Text.Of("ORDER_HELD")) : order.Confirm(by, at));
        if (refused is not null)
            return new[] { refused };
        var service = ServiceOrder.Of(new(Guid.CreateVersion7()), order, by, at);
        db.Add(service);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : service;
    }

    /// <summary>Gives a service to somebody who does it 服务人员, and says when (ORD-17); again, to somebody else or for another time.</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="userId">Who does it; somebody who may do the merchant's services.</param>
    /// <param name="scheduledAt">When it is to be done.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Serve)]
    [return: GraphQLName("serviceOrder")]
    public static Task<FieldResult<ServiceOrder>> AssignServiceOrderAsync(
        ServiceOrderId serviceOrderId, Guid userId, DateTime scheduledAt, int? expectedVersion, ServiceTurn turn, WorkReceivers receivers, CancellationToken cancellationToken) =>
        turn.TakeAsync(ServiceOrderActions.Assign, serviceOrderId, expectedVersion, async (service, _, by, at) =>
            await receivers.MayGetAsync(userId, ServiceOrderActions.Begin.Mutation, service.MerchantId.Value, cancellationToken)
                ? service.Assign(userId, scheduledAt.ToUniversalTime(), by, at)
                : Text.Invalid("userId", "SERVICE_STAFF"), cancellationToken);

    /// <summary>Begins a service (ORD-17).</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Serve)]
    [return: GraphQLName("serviceOrder")]
    public static Task<FieldResult<ServiceOrder>> BeginServiceOrderAsync(ServiceOrderId serviceOrderId, int? expectedVersion, ServiceTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(ServiceOrderActions.Begin, serviceOrderId, expectedVersion, (service, _, by, at) => Task.FromResult(service.Begin(by, at)), cancellationToken);

    /// <summary>Completes a service, and its order with it, which is settled from then on (ORD-17).</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Serve)]
    [return: GraphQLName("serviceOrder")]
    public static Task<FieldResult<ServiceOrder>> CompleteServiceOrderAsync(ServiceOrderId serviceOrderId, int? expectedVersion, ServiceTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(ServiceOrderActions.Complete, serviceOrderId, expectedVersion, (service, order, by, at) => Task.FromResult(turn.End(service, order, true, null, by, at)), cancellationToken);

    /// <summary>Gives a service up that cannot be done; its merchant does (ORD-17). What was paid goes back. It wants an idempotency key.</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="reason">Why, for the buyer; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent(Required = true)]
    [Authorize(OrdersPermissions.Serve)]
    [return: GraphQLName("serviceOrder")]
    public static async Task<FieldResult<ServiceOrder>> DeclineServiceOrderAsync(ServiceOrderId serviceOrderId, string reason, int? expectedVersion, ServiceTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(ServiceOrderActions.Decline, serviceOrderId, expectedVersion, (service, order, by, at) => Task.FromResult(turn.End(service, order, false, words, by, at)), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Cancels a service before it is begun; its buyer does (ORD-17). What was paid goes back. It wants an idempotency key.</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent(Required = true)]
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("serviceOrder")]
    public static async Task<FieldResult<ServiceOrder>> CancelServiceOrderAsync(ServiceOrderId serviceOrderId, string? reason, int? expectedVersion, ServiceTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.ParseOptional(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(ServiceOrderActions.Cancel, serviceOrderId, expectedVersion, (service, order, by, at) => Task.FromResult(turn.End(service, order, false, words, by, at)), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Says that a service was not done as promised; its buyer does, and the platform decides (ORD-17).</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="words">What is wrong, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent]
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("serviceOrder")]
    public static async Task<FieldResult<ServiceOrder>> DisputeServiceOrderAsync(ServiceOrderId serviceOrderId, string words, int? expectedVersion, ServiceTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(ServiceOrderActions.Dispute, serviceOrderId, expectedVersion, (service, _, by, at) => Task.FromResult(service.Dispute(said, by, at)), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Decides whether a disputed service counts as done (ORD-17): then its order is completed, otherwise what was paid goes back. It wants an idempotency key.</summary>
    /// <param name="serviceOrderId">The service order.</param>
    /// <param name="isDone">Whether it counts as done.</param>
    /// <param name="words">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The service order.</returns>
    [Idempotent(Required = true)]
    [Authorize(OrdersPermissions.DecideService)]
    [return: GraphQLName("serviceOrder")]
    public static async Task<FieldResult<ServiceOrder>> DecideServiceOrderAsync(
        ServiceOrderId serviceOrderId, bool isDone, string words, int? expectedVersion, ServiceTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(
                ServiceOrderActions.Decide, serviceOrderId, expectedVersion, (service, order, by, at) => Task.FromResult(turn.End(service, order, isDone, said, by, at)), cancellationToken)
            : problems.Errors;
    }

    // Its order ends with it, and with the order the money: both are written together.
    private static IUserError? End(this ServiceTurn turn, ServiceOrder service, Order order, bool isDone, string? words, Actor by, DateTime at) => service.End(isDone, words, by, at)
        ?? (isDone ? order.CompleteService(by, at) : turn.Db.CancelAsGiven(order, OrderActions.Decline, words, RefundReason.OrderCancelled, by, at));
}
