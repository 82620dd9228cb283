using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Disputes;

/// <summary>Disputing an order.</summary>
[MutationType]
[Idempotent]
internal static class OpenDisputeMutation
{
    /// <summary>Disputes an order that was sent; its buyer does (ORD-13). Its amount is held until the dispute is decided. The merchant replies within 72 hours unless set otherwise; after that the platform decides.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="ground">What it is about.</param>
    /// <param name="words">What happened, as evidence; 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version of the order that was seen; where it has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<AlreadyRefundedError>]
    [Error<OrderDisputeOpenError>]
    [Error<TimeIsOverError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("dispute")]
    public static async Task<FieldResult<DisputeCase>> OpenDisputeAsync(
        OrderId orderId, DisputeGround ground, string words, int? expectedVersion,
        OrdersDb db, OrdersOptions options, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = new BuyerFacts((await db.LoadFactsAsync([orderId], cancellationToken))[orderId]);
        if ((ExpectedVersion.Check(order, expectedVersion) ?? (allowed.Refuse(OrderCaseActions.OpenDispute, facts) is [var first, ..] ? first : null)) is { } refused)
            return new[] { refused };
        var now = clock.GetUtcNow().UtcDateTime;
        if (now > order.EndedAt?.AddDays(options.AfterSales.DisputeDays))
            return new[] { new TimeIsOverError(Text.Of("TIME_IS_OVER")) };
        var dispute = db.Add(DisputeCase.Open(new(Guid.CreateVersion7()), order, ground, Actor.Of(caller), now, options.AfterSales)).Entity;
        db.Add(CaseEntry.Of(dispute.Id.Value, order, CaseSide.Buyer, said, caller.UserId!.Value, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return dispute;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(DisputeCase.OrderId)))
        {
            // The same buyer opened another at this moment.
            return new IUserError[] { new OrderDisputeOpenError(Text.Of("ORDER_DISPUTE_OPEN")) };
        }
    }
}
