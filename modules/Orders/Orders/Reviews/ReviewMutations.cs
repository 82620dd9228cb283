using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reviews;

/// <summary>Buyers' reviews (ORD-15).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ReviewMutations
{
    private const int MostStars = 5;

    /// <summary>Reviews a line of a completed order; its buyer does, once (ORD-15). Everybody sees it, under a masked name, and the merchant's score hears of its stars (MER-06). All problems of the input are told at once.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="lineNumber">The line's number.</param>
    /// <param name="goodsStars">For the goods, 1 to 5.</param>
    /// <param name="serviceStars">For the service, 1 to 5.</param>
    /// <param name="deliveryStars">For the delivery, 1 to 5.</param>
    /// <param name="words">What to say, at most 1000 characters; everybody reads it.</param>
    /// <returns>The review.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<AlreadyReviewedError>]
    [Error<TimeIsOverError>]
    [return: GraphQLName("review")]
    public static async Task<FieldResult<OrderReview>> ReviewOrderAsync(
        OrderId orderId, int lineNumber, int goodsStars, int serviceStars, int deliveryStars, string? words,
        OrdersDb db, OrdersOptions options, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        foreach (var (field, stars) in new[] { ("goodsStars", goodsStars), ("serviceStars", serviceStars), ("deliveryStars", deliveryStars) })
        {
            if (stars is < 1 or > MostStars)
                problems.Add(field, Text.Broken("STARS", MostStars));
        }

        var said = problems.Take("words", PlainText.ParseOptional(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Orders.AsNoTracking().Include(o => o.Lines).AsSingleQuery().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is not { } order)
            return new[] { Missing.Order(orderId) };
        var facts = new BuyerFacts((await db.LoadFactsAsync([orderId], cancellationToken))[orderId]);
        if (allowed.Refuse(OrderCaseActions.Review, facts) is [var refused, ..])
            return new[] { refused };
        if (order.Lines.FirstOrDefault(l => l.Number == lineNumber) is not { } line)
            return new[] { Text.Invalid("lineNumber", "ORDER_LINE_UNKNOWN", lineNumber) };
        var now = clock.GetUtcNow().UtcDateTime;
        if (now > order.EndedAt?.AddDays(options.AfterSales.ReviewDays))
            return new[] { new TimeIsOverError(Text.Of("TIME_IS_OVER")) };
        if (await db.Reviews.AnyAsync(r => r.OrderId == orderId && r.LineNumber == lineNumber, cancellationToken))
            return new[] { new AlreadyReviewedError(Text.Of("ALREADY_REVIEWED")) };
        var review = db.Add(OrderReview.Give(new(Guid.CreateVersion7()), order, line, (goodsStars, serviceStars, deliveryStars), said, Actor.Of(caller), now)).Entity;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return review;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(OrderReview.LineNumber)))
        {
            // The same buyer sent it twice at this moment.
            return new IUserError[] { new AlreadyReviewedError(Text.Of("ALREADY_REVIEWED")) };
        }
    }

    /// <summary>Adds something to a review; its author does, once (ORD-15). The stars stay.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="words">What to add, 1 to 1000 characters; everybody reads it.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The review.</returns>
    [Authorize(OrdersPermissions.Buy)]
    [Error<AlreadySaidError>]
    [return: GraphQLName("review")]
    public static Task<FieldResult<OrderReview>> FollowUpReviewAsync(OrderReviewId reviewId, string words, int? expectedVersion, ReviewTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(ReviewActions.Follow, f => new ReviewBuyerFacts(f), reviewId, expectedVersion, words, (review, said, _, at) => Done(() => review.Follow(said!, at)), cancellationToken);

    /// <summary>Answers a review for the merchant, once (ORD-15); everybody reads the answer.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="words">The answer, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The review.</returns>
    [Authorize(OrdersPermissions.AnswerReviews)]
    [Error<AlreadySaidError>]
    [return: GraphQLName("review")]
    public static Task<FieldResult<OrderReview>> AnswerReviewAsync(OrderReviewId reviewId, string words, int? expectedVersion, ReviewTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(ReviewActions.Answer, f => f, reviewId, expectedVersion, words, (review, said, _, at) => Done(() => review.Reply(said!, at)), cancellationToken);

    /// <summary>Hides a review, with a reason that its author and its merchant are told (ORD-15). Its stars count for no mean of the shop any more; the merchant's score keeps what it was told.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="reason">Why, 1 to 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The review.</returns>
    [Authorize(OrdersPermissions.ModerateReviews)]
    [return: GraphQLName("review")]
    public static Task<FieldResult<OrderReview>> HideReviewAsync(OrderReviewId reviewId, string reason, int? expectedVersion, ReviewTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(ReviewActions.Hide, f => f, reviewId, expectedVersion, reason, (review, said, by, at) => review.Hide(new(null, said), by, at), cancellationToken);

    /// <summary>Shows a review again that was hidden (ORD-15).</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The review.</returns>
    [Authorize(OrdersPermissions.ModerateReviews)]
    [return: GraphQLName("review")]
    public static Task<FieldResult<OrderReview>> ShowReviewAsync(OrderReviewId reviewId, int? expectedVersion, ReviewTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(ReviewActions.Show, f => f, reviewId, expectedVersion, null, (review, _, by, at) => review.Show(by, at), cancellationToken);

    private static IUserError? Done(Action step)
    {
        step();
        return null;
    }
}

/// <summary>Takes one step with a review, with words that are checked first.</summary>
internal sealed class ReviewTurn(OrdersDb db, ICaller caller, Turn<OrdersDb> turn)
{
    /// <summary>Takes it.</summary>
    public async Task<FieldResult<OrderReview>> TakeAsync<TFacts>(
        StateAction<TFacts, ReviewStatus> action, Func<ReviewFacts, TFacts> seen, OrderReviewId id, int? expectedVersion, string? words,
        Func<OrderReview, string?, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken) where TFacts : class, IStateFacts<ReviewStatus>
    {
        var problems = new InputProblems();
        var said = words is null ? null : problems.Take(action.Mutation == ReviewActions.Hide.Mutation ? "reason" : "words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return await turn.TakeAsync(
            action, review, () => Task.FromResult(seen(ReviewFacts.Of(review!, caller))), Missing.Review(id), expectedVersion, (found, by, at) => step(found, said, by, at), cancellationToken);
    }
}
