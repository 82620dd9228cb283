using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AssignOrder;

/// <summary>Giving an order to somebody.</summary>
[MutationType]
[Idempotent]
internal static class ReassignOrderMutation
{
    /// <summary>Gives an order to somebody who may ship it at its merchant, whoever had it before (ORD-03). Others who may ship it may do so all the same.</summary>
    /// <param name="orderId">A confirmed order of which not all has left.</param>
    /// <param name="userId">Who is to fulfil it.</param>
    /// <param name="expectedVersion">The version of the <c>assignment</c> that the caller has seen, 0 for none; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The order.</returns>
    [Authorize(OrdersPermissions.Assign)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("order")]
    public static async Task<FieldResult<Order>> ReassignOrderAsync(
        OrderId orderId, Guid userId, int? expectedVersion, OrdersDb db, ICaller caller, WorkReceivers receivers, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = (await db.LoadFactsAsync([orderId], cancellationToken))[orderId];
        if (allowed.Refuse(FulfilmentActions.Reassign, facts) is [var refused, ..])
            return new[] { refused };
        if (!await receivers.MayGetAsync(userId, OrderActions.Ship.Mutation, order.MerchantId.Value, cancellationToken))
            return new IUserError[] { Text.Invalid("userId", "ASSIGNEE_MAY_NOT_SHIP") };
        var (by, at) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        var assignment = await db.Assignments.SingleOrDefaultAsync(a => a.OrderId == orderId, cancellationToken);
        if (expectedVersion is { } expected && expected != (assignment?.Version ?? 0))
            return new IUserError[] { EditConflictError.At(assignment?.Version ?? 0) };
        if (assignment is null)
            db.Add(OrderAssignment.Of(orderId, order.MerchantId, userId, by, at));
        else
            assignment.Give(userId, by, at);
        db.Raise(new OrderAssigned(orderId, order.MerchantId, userId), at);
        try
        {
            return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : order;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // The job has given it out in this moment.
            return new IUserError[] { EditConflictError.At(1) };
        }
    }
}
