using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.RefundOrder;

namespace Orders.Disputes;

/// <summary>What the sides do with a dispute (ORD-13).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class DisputeMutations
{
    /// <summary>Replies to a dispute for the merchant (ORD-13). The buyer accepts it, by silence too, or asks the platform to decide.</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="words">The reply, with what shows it; 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(OrdersPermissions.AfterSales)]
    [return: GraphQLName("dispute")]
    public static Task<FieldResult<DisputeCase>> ReplyToDisputeAsync(
        DisputeCaseId disputeId, string words, int? expectedVersion, DisputeTurn turn, OrdersOptions options, CancellationToken cancellationToken) =>
        turn.TakeAsync(
            DisputeActions.Reply, disputeId, expectedVersion, CaseSide.Merchant, words, (d, by, at) => Task.FromResult(d.Reply(by, at, options.AfterSales)), cancellationToken);

    /// <summary>Asks the platform to decide a dispute to which the merchant has replied; its buyer does (ORD-13).</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="words">Why the reply is not enough; 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("dispute")]
    public static Task<FieldResult<DisputeCase>> EscalateDisputeAsync(
        DisputeCaseId disputeId, string words, int? expectedVersion, DisputeTurn turn, OrdersOptions options, CancellationToken cancellationToken) =>
        turn.TakeAsync(DisputeBuyerActions.Escalate, disputeId, expectedVersion, words, (d, by, at) => d.Escalate(null, by, at, options.AfterSales), cancellationToken);

    /// <summary>Lets a dispute go, or accepts the merchant's reply; its buyer does, before the platform is asked (ORD-13).</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [return: GraphQLName("dispute")]
    public static Task<FieldResult<DisputeCase>> WithdrawDisputeAsync(DisputeCaseId disputeId, int? expectedVersion, DisputeTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(DisputeBuyerActions.Withdraw, disputeId, expectedVersion, null, (d, by, at) => d.Withdraw(null, by, at), cancellationToken);
}

/// <summary>Deciding a dispute.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class DecideDisputeMutation
{
    /// <summary>Decides a dispute for the platform (ORD-13), and may give money back for lines of the order, within the caps of every refund. It wants an idempotency key.</summary>
    /// <param name="disputeId">The dispute.</param>
    /// <param name="outcome">How it ends: FOR_BUYER, FOR_MERCHANT or COMPROMISE.</param>
    /// <param name="words">Why, for both sides; 1 to 1000 characters.</param>
    /// <param name="refundLines">For what money goes back, each line of the order once; left out, none does, as where it ends for the merchant.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The dispute.</returns>
    [Authorize(OrdersPermissions.Arbitrate)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<RefundTooLargeError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("dispute")]
    public static async Task<FieldResult<DisputeCase>> DecideDisputeAsync(
        DisputeCaseId disputeId, DisputeOutcome outcome, string words, IReadOnlyList<RefundLineInput>? refundLines, int? expectedVersion, DisputeTurn turn, OrdersDb db, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var lines = refundLines ?? [];
        if (outcome == DisputeOutcome.Withdrawn)
            problems.Add("outcome", Text.Broken("DISPUTE_OUTCOME"));
        if (outcome == DisputeOutcome.ForMerchant && lines.Count > 0)
            problems.Add("refundLines", Text.Broken("DISPUTE_REFUND"));
        if (lines.Select(l => l.Number).Distinct().Count() < lines.Count || lines.Any(l => l is { Quantity: 0, Amount: null }))
            problems.Add("refundLines", Text.Broken("REFUND_LINES"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(DisputeActions.Decide, disputeId, expectedVersion, CaseSide.Platform, words, async (dispute, by, at) =>
        {
            if (lines.Count == 0)
                return dispute.Decide(outcome, null, by, at);
            var order = (await db.FindOrderAsync(dispute.OrderId, cancellationToken))!;
            var (parts, against) = order.RefundLines([.. lines.Select(l => new WantedRefund(l.Number, l.Quantity, l.Amount))]);
            if (against is not null)
                return against;
            var refund = db.Add(Refund.Of(new RefundId(Guid.CreateVersion7()), order, order.PaymentId!.Value, parts, RefundReason.DisputeDecided, null, by, at)).Entity;
            return dispute.Decide(outcome, refund.Id, by, at);
        }, cancellationToken);
    }
}
