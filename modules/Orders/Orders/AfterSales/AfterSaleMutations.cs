using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.PlaceOrder;

namespace Orders.AfterSales;

/// <summary>What the merchant does with after-sales (ORD-09).</summary>
[MutationType]
[Idempotent(Required = true)]
[Authorize(OrdersPermissions.AfterSales)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AfterSaleMutations
{
    /// <summary>Agrees to an after-sale (ORD-09). Where only money is asked for, it goes back at once; otherwise the buyer sends the goods. It wants an idempotency key.</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="words">Where and how to send the goods, or what else to say to the buyer; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> ApproveAfterSaleAsync(
        AfterSaleId afterSaleId, string? words, int? expectedVersion, AfterSaleTurn turn, OrdersOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.ParseOptional(words, FieldLengths.Comment, "WORDS"));
        return problems.IsEmpty
            ? await turn.TakeAsync(AfterSaleActions.Approve, afterSaleId, expectedVersion, step =>
            {
                turn.Say(step, CaseSide.Merchant, said);
                return step.Sale.Approve(step.Order, null, step.By, step.At, options.AfterSales);
            }, cancellationToken)
            : problems.Errors;
    }

    /// <summary>Does not agree to an after-sale, or to what came back (ORD-09). The buyer may ask the platform to decide. It wants an idempotency key.</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="reasonCode">Why.</param>
    /// <param name="words">The words to the buyer, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> RefuseAfterSaleAsync(
        AfterSaleId afterSaleId, AfterSaleRefusal reasonCode, string words, int? expectedVersion, AfterSaleTurn turn, OrdersOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        return problems.IsEmpty
            ? await turn.TakeAsync(AfterSaleActions.Refuse, afterSaleId, expectedVersion, step =>
            {
                turn.Say(step, CaseSide.Merchant, said);
                return step.Sale.Refuse(step.Order, StepReason.Told(AfterSaleTexts.KeyOf(reasonCode)), step.By, step.At, options.AfterSales);
            }, cancellationToken)
            : problems.Errors;
    }

    /// <summary>Counts what came back of a return, an exchange or a repair (ORD-09). What can be sold again goes to the stock, unless it is to be repaired. It wants an idempotency key.</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="lines">What came back; each line once, what is left out did not come.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> ReceiveReturnAsync(
        AfterSaleId afterSaleId, IReadOnlyList<ReturnedLineInput> lines, int? expectedVersion, AfterSaleTurn turn, OrdersOptions options, CancellationToken cancellationToken) =>
        lines.Select(l => l.Number).Distinct().Count() < lines.Count || lines.Count == 0
            ? new[] { Text.Invalid("lines", "NOTHING_RETURNED") }
            : await turn.TakeAsync(
                AfterSaleActions.Receive, afterSaleId, expectedVersion,
                step => step.Sale.Receive([.. lines.Select(l => new CountedReturn(l.Number, l.Quantity, l.Damaged ?? 0))], null, step.By, step.At, options.AfterSales), cancellationToken);

    /// <summary>Gives the money back for what came back (ORD-09); also where the goods of an exchange are sold out, or a repair does not succeed. It wants an idempotency key.</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [return: GraphQLName("afterSale")]
    public static Task<FieldResult<AfterSale>> RefundReturnAsync(AfterSaleId afterSaleId, int? expectedVersion, AfterSaleTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(AfterSaleActions.Refund, afterSaleId, expectedVersion, step => step.Sale.GiveBack(step.Order, null, step.By, step.At), cancellationToken);

    /// <summary>
    /// Sends what the buyer gets instead, or repaired, and ends the after-sale (ORD-09). The goods of an exchange leave the stock at once, and no money moves; where there are none any more, give the money back
    /// (<c>refundReturn</c>). It wants an idempotency key.
    /// </summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="carrier">The carrier's code, as <c>carriers</c> lists it; at most 40 characters.</param>
    /// <param name="trackingNumber">The carrier's number, at most 60 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [Error<NothingToSendError>]
    [Error<OutOfStockError>]
    [Error<NotForSaleError>]
    [Error<OrderNotDivisibleError>]
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> SendReplacementAsync(
        AfterSaleId afterSaleId, string carrier, string trackingNumber, int? expectedVersion, AfterSaleTurn turn, OrdersDb db, CommandSender<OrdersDb> commands, IStockReservations stock,
        CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var parcel = (Carrier: problems.Take("carrier", PlainText.Parse(carrier, FieldLengths.Code, "CARRIER")),
            Number: problems.Take("trackingNumber", PlainText.Parse(trackingNumber, FieldLengths.TrackingNumber, "TRACKING_NUMBER")));
        return problems.IsEmpty
            ? await turn.TakeAsync(AfterSaleActions.Replace, afterSaleId, expectedVersion, async step =>
            {
                if (step.Sale.Kind != AfterSaleKind.Exchange)
                    return step.Sale.Replace(step.Order, parcel.Carrier, parcel.Number, null, step.By, step.At);
                var sent = await commands.SendAsync(stock, (port, id) => port.ReserveAsync(id, new ReserveStock(step.Sale.Goods()), cancellationToken), cancellationToken);
                if (!sent.IsAccepted)
                    return new(Reservations.ErrorOf(sent.Refusal!));
                db.Keep(sent);
                return step.Sale.Replace(step.Order, parcel.Carrier, parcel.Number, sent.Id, step.By, step.At);
            }, cancellationToken)
            : problems.Errors;
    }
}

/// <summary>What came back of one line.</summary>
/// <param name="Number">The line's number in the order.</param>
/// <param name="Quantity">How many pieces, at most as many as were asked for.</param>
/// <param name="Damaged">How many of them cannot be sold again; left out, none.</param>
internal sealed record ReturnedLineInput(int Number, int Quantity, int? Damaged);
