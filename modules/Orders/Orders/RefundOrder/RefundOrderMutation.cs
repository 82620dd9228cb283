using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.RefundOrder;

/// <summary>Giving money back.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class RefundOrderMutation
{
    /// <summary>
    /// Gives money back for lines of an order that was shipped (ORD-08): for pieces their share of what was paid, or less; never more than was shipped and paid. The order stays in its state. It wants an
    /// idempotency key.
    /// </summary>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">For what; each line of the order once.</param>
    /// <param name="reasonCode">Why.</param>
    /// <param name="reasonText">The words to the buyer, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where the order has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The refund.</returns>
    [Authorize(OrdersPermissions.Refund)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<RefundTooLargeError>]
    [Error<AlreadyRefundedError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("refund")]
    public static async Task<FieldResult<Refund>> RefundOrderAsync(
        OrderId orderId, IReadOnlyList<RefundLineInput> lines, RefundReason reasonCode, string reasonText, int? expectedVersion,
        OrdersDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("reasonText", PlainText.Parse(reasonText, FieldLengths.Comment, "REASON_TEXT"));
        if (reasonCode is RefundReason.OrderCancelled or RefundReason.SoldOut or RefundReason.PaidInVain or RefundReason.OrderChanged or RefundReason.DisputeDecided)
            problems.Add("reasonCode", Text.Broken("REFUND_REASON"));
        if (lines.Count == 0 || lines.GroupBy(l => l.Number).Any(g => g.Count() > 1) || lines.Any(l => l is { Quantity: 0, Amount: null }))
            problems.Add("lines", Text.Broken("REFUND_LINES"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.FindOrderAsync(orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = (await db.LoadFactsAsync([orderId], cancellationToken))[orderId];
        if ((ExpectedVersion.Check(order, expectedVersion) ?? (allowed.Refuse(OrderActions.Refund, facts) is [var first, ..] ? first : null)) is { } refused)
            return new[] { refused };
        var (parts, against) = order.RefundLines([.. lines.Select(l => new WantedRefund(l.Number, l.Quantity, l.Amount))]);
        if (against is not null)
            return new[] { against };
        var refund = Refund.Of(new RefundId(Guid.CreateVersion7()), order, order.PaymentId!.Value, parts, reasonCode, words, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(refund);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new[] { conflict } : refund;
    }
}

/// <summary>What is to go back for a line of an order.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">For how many pieces; 0 for a reduction of the price, which wants an amount.</param>
/// <param name="Amount">How much, in minor units of the order's currency; left out, the share of the pieces.</param>
internal sealed record RefundLineInput(int Number, int Quantity, long? Amount);
