using Catalogue.Contracts;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.KeepPolicies;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reviews;

/// <summary>Reading reviews: everybody may read what is shown.</summary>
[QueryType]
internal static class ReviewQueries
{
    /// <summary>The reviews, the newest first, without signing in (ORD-15); hidden ones for their authors, their merchants and the platform's staff.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(OrderReview.Status), nameof(OrderReview.MerchantId), nameof(OrderReview.ProductId), nameof(OrderReview.GoodsStars), nameof(OrderReview.GivenAt)])]
    public static IQueryable<OrderReview> GetOrderReviews(OrdersDb db) => db.Reviews.AsNoTracking().OrderByDescending(r => r.GivenAt).ThenByDescending(r => r.Id);
}

/// <summary>Loads reviews.</summary>
internal static class ReviewLoaders
{
    /// <summary>Reviews by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<OrderReviewId, OrderReview>> GetReviewsByIdAsync(IReadOnlyList<OrderReviewId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.Reviews.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
}

/// <summary>The review's fields that are not its own columns.</summary>
[ObjectType<OrderReview>]
internal static class ReviewFields
{
    /// <summary>What the buyer says; null where nothing was said, and once it is erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(OrderReview.Words))] OrderReview review) => Opened(review.Words);

    /// <summary>What the buyer has added; null where nothing was, and once it is erased (ACC-03).</summary>
    public static string? GetFollowUp([Parent(Requires = nameof(OrderReview.FollowUp))] OrderReview review) => Opened(review.FollowUp);

    /// <summary>What the merchant answers; null before.</summary>
    public static string? GetAnswer([Parent(Requires = nameof(OrderReview.Answer))] OrderReview review) => Opened(review.Answer);

    /// <summary>Who says it: the first character of the name, the rest masked; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<string?>> GetAuthorAsync(
        [Parent(Requires = nameof(OrderReview.BuyerId))] IReadOnlyList<OrderReview> reviews, IUserNames users, CancellationToken cancellationToken) =>
        [.. (await users.NamesInOrderAsync([.. reviews.Select(r => (Guid?)r.BuyerId)], cancellationToken)).Select(n => n is null ? null : Mask.PersonName(n))];

    private static string? Opened(Modular.Persistence.SealedText words) => words.IsEmpty ? null : words.Open();
}

/// <summary>What the caller may do with a review now (FE-01).</summary>
[ExtendObjectType<OrderReviewId>]
internal static class ReviewAllowedActions
{
    /// <summary>What can be done with the review, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 4)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(OrderReview.Id)} {nameof(OrderReview.Status)} {nameof(OrderReview.MerchantId)} {nameof(OrderReview.BuyerId)} {nameof(OrderReview.AnsweredAt)} {nameof(OrderReview.FollowedUpAt)}")]
        OrderReview review, ICaller caller, AllowedActions allowed)
    {
        var facts = ReviewFacts.Of(review, caller);
        return [.. allowed.Of(ReviewActions.All, facts), .. allowed.Of([ReviewActions.Follow], new ReviewBuyerFacts(facts))];
    }
}

/// <summary>What reviews say together (ORD-15); numerator and denominator, and the mean of them.</summary>
/// <param name="Count">How many are shown.</param>
/// <param name="GoodsStars">The sum of their stars for the goods.</param>
/// <param name="ServiceStars">The sum of their stars for the service.</param>
/// <param name="DeliveryStars">The sum of their stars for the delivery.</param>
internal sealed record RatingSummary(int Count, int GoodsStars, int ServiceStars, int DeliveryStars)
{
    /// <summary>The mean for the goods, to two places; null where there is no review.</summary>
    public decimal? Goods => MeanOf(GoodsStars);

    /// <summary>The mean for the service, to two places; null where there is no review.</summary>
    public decimal? Service => MeanOf(ServiceStars);

    /// <summary>The mean for the delivery, to two places; null where there is no review.</summary>
    public decimal? Delivery => MeanOf(DeliveryStars);

    /// <summary>Of nothing.</summary>
    internal static RatingSummary None { get; } = new(0, 0, 0, 0);

    private decimal? MeanOf(int stars) => Count == 0 ? null : Math.Round((decimal)stars / Count, 2, MidpointRounding.AwayFromZero);
}

/// <summary>A product's reviews.</summary>
[ExtendObjectType<ProductId>]
internal static class ProductReviews
{
    /// <summary>What buyers say of the product, the newest first (ORD-15).</summary>
    [UsePaging(ConnectionName = "ProductReviews")]
    public static IQueryable<OrderReview> GetReviews([Parent] ProductId product, OrdersDb db) =>
        db.Reviews.AsNoTracking().Where(r => r.ProductId == product && r.Status == ReviewStatus.Shown).OrderByDescending(r => r.GivenAt).ThenByDescending(r => r.Id);

    /// <summary>What the reviews of the product say together (ORD-15).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<RatingSummary>> GetRatingAsync([Parent] IReadOnlyList<ProductId> products, OrdersDb db, CancellationToken cancellationToken)
    {
        var sums = await db.Reviews.Where(r => products.Contains(r.ProductId) && r.Status == ReviewStatus.Shown).GroupBy(r => r.ProductId)
            .Select(g => new { g.Key, Count = g.Count(), Goods = g.Sum(r => r.GoodsStars), Service = g.Sum(r => r.ServiceStars), Delivery = g.Sum(r => r.DeliveryStars) })
            .ToDictionaryAsync(g => g.Key, g => new RatingSummary(g.Count, g.Goods, g.Service, g.Delivery), cancellationToken);
        return [.. products.Select(p => sums.GetValueOrDefault(p, RatingSummary.None))];
    }
}

/// <summary>A merchant's reviews, and what holds after its sales.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantReviews
{
    /// <summary>What buyers say of the merchant's goods, the newest first (ORD-15).</summary>
    [UsePaging(ConnectionName = "MerchantReviews")]
    public static IQueryable<OrderReview> GetReviews([Parent] MerchantId merchant, OrdersDb db) =>
        db.Reviews.AsNoTracking().Where(r => r.MerchantId == merchant && r.Status == ReviewStatus.Shown).OrderByDescending(r => r.GivenAt).ThenByDescending(r => r.Id);

    /// <summary>What the reviews of the merchant's goods say together (ORD-15).</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<RatingSummary>> GetRatingAsync([Parent] IReadOnlyList<MerchantId> merchants, OrdersDb db, CancellationToken cancellationToken)
    {
        var sums = await db.Reviews.Where(r => merchants.Contains(r.MerchantId) && r.Status == ReviewStatus.Shown).GroupBy(r => r.MerchantId)
            .Select(g => new { g.Key, Count = g.Count(), Goods = g.Sum(r => r.GoodsStars), Service = g.Sum(r => r.ServiceStars), Delivery = g.Sum(r => r.DeliveryStars) })
            .ToDictionaryAsync(g => g.Key, g => new RatingSummary(g.Count, g.Goods, g.Service, g.Delivery), cancellationToken);
        return [.. merchants.Select(m => sums.GetValueOrDefault(m, RatingSummary.None))];
    }

    /// <summary>What holds after a sale of the merchant's goods that is made now (ORD-16).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<AfterSaleTerms>> GetAfterSaleTermsAsync(
        [Parent] IReadOnlyList<MerchantId> merchants, OrdersDb db, OrdersOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.TermsAtAsync([.. merchants.Select(m => (m, now))], options.AfterSales, cancellationToken);
    }
}
