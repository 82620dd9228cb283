using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.AfterSales;

/// <summary>What the buyer does with an after-sale (ORD-09).</summary>
[MutationType]
[Idempotent]
[Authorize(OrdersPermissions.Buy)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class AfterSaleBuyerMutations
{
    /// <summary>Asks for an after-sale no more; its buyer does, before the goods are on their way (ORD-09).</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [return: GraphQLName("afterSale")]
    public static Task<FieldResult<AfterSale>> CancelAfterSaleAsync(AfterSaleId afterSaleId, int? expectedVersion, AfterSaleTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(AfterSaleBuyerActions.Cancel, afterSaleId, expectedVersion, step => step.Sale.Cancel(step.Order, null, step.By, step.At), cancellationToken);

    /// <summary>Records that the goods of an approved after-sale are on their way back; its buyer does (ORD-09).</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="carrier">The carrier's code, as <c>carriers</c> lists it; at most 40 characters.</param>
    /// <param name="trackingNumber">The carrier's number, at most 60 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> SendGoodsBackAsync(
        AfterSaleId afterSaleId, string carrier, string trackingNumber, int? expectedVersion, AfterSaleTurn turn, OrdersOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var (by, number) = (problems.Take("carrier", PlainText.Parse(carrier, FieldLengths.Code, "CARRIER")),
            problems.Take("trackingNumber", PlainText.Parse(trackingNumber, FieldLengths.TrackingNumber, "TRACKING_NUMBER")));
        return problems.IsEmpty
            ? await turn.TakeAsync(
                AfterSaleBuyerActions.SendBack, afterSaleId, expectedVersion, step => step.Sale.SendBack(by, number, step.By, step.At, options.AfterSales), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Asks the platform to decide an after-sale that was refused; its buyer does, once and in time (ORD-09).</summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="words">Why, as evidence for the platform; 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [Error<AlreadyArbitratedError>]
    [Error<TimeIsOverError>]
    [Error<AfterSaleQuantityError>]
    [Error<RefundTooLargeError>]
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> AppealAfterSaleAsync(
        AfterSaleId afterSaleId, string words, int? expectedVersion, AfterSaleTurn turn, OrdersOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        return problems.IsEmpty
            ? await turn.TakeAsync(AfterSaleBuyerActions.Appeal, afterSaleId, expectedVersion, step =>
            {
                turn.Say(step, CaseSide.Buyer, said);
                return step.Sale.Escalate(step.Order, null, step.By, step.At, options.AfterSales);
            }, cancellationToken)
            : problems.Errors;
    }
}

/// <summary>Deciding what a buyer and a merchant do not agree on.</summary>
[MutationType]
[Idempotent(Required = true)]
internal static class DecideAfterSaleMutation
{
    /// <summary>
    /// Decides an after-sale for the platform, once (ORD-09). For the buyer: where the goods were sent, or need not come, the money goes back; otherwise the buyer sends them. It wants an idempotency key.
    /// </summary>
    /// <param name="afterSaleId">The after-sale.</param>
    /// <param name="verdict">For whom.</param>
    /// <param name="words">Why, for both sides; 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The after-sale.</returns>
    [Authorize(OrdersPermissions.Arbitrate)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("afterSale")]
    public static async Task<FieldResult<AfterSale>> DecideAfterSaleAsync(
        AfterSaleId afterSaleId, AfterSaleVerdict verdict, string words, int? expectedVersion, AfterSaleTurn turn, OrdersOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var isForBuyer = verdict == AfterSaleVerdict.ForBuyer;
        return await turn.TakeAsync(isForBuyer ? AfterSaleActions.DecideForBuyer : AfterSaleActions.DecideForMerchant, afterSaleId, expectedVersion, step =>
        {
            turn.Say(step, CaseSide.Platform, said);
            return step.Sale.Decide(step.Order, isForBuyer, StepReason.Told(isForBuyer ? "DECIDED_FOR_BUYER" : "DECIDED_FOR_MERCHANT"), step.By, step.At, options.AfterSales);
        }, cancellationToken);
    }
}

/// <summary>For whom the platform decides an after-sale (ORD-09).</summary>
internal enum AfterSaleVerdict
{
    /// <summary>For the buyer.</summary>
    ForBuyer,

    /// <summary>For the merchant.</summary>
    ForMerchant,
}
