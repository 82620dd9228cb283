using System.Buffers.Binary;
using System.Security.Cryptography;
using Catalogue.Contracts;
using Merchants.Contracts;
using Merchants.Contracts.Inbound;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>Whether a review is shown (ORD-15).</summary>
internal enum ReviewStatus
{
    /// <summary>Everybody sees it.</summary>
    Shown,

    /// <summary>The platform has hidden it, with a reason; its author and its merchant still see it.</summary>
    Hidden,
}

/// <summary>The moves of a review.</summary>
internal static class ReviewStates
{
    public static StateMachine<ReviewStatus> Machine { get; } = new((ReviewStatus.Shown, ReviewStatus.Hidden), (ReviewStatus.Hidden, ReviewStatus.Shown));
}

/// <summary>What a buyer says of a line of a completed order (ORD-15): once, with one follow-up and one answer of the merchant. What was said stays as it was said, until its author is erased (ACC-03).</summary>
internal sealed class OrderReview : Stateful<ReviewStatus>, IHasTimeline
{
    private OrderReview()
    {
    }

    /// <summary>The review's id.</summary>
    public OrderReviewId Id { get; private init; }

    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; private init; }

    /// <summary>The line's number in the order.</summary>
    [GraphQLIgnore]
    public int LineNumber { get; private init; }

    /// <summary>Whose goods.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The product.</summary>
    public ProductId ProductId { get; private init; }

    /// <summary>What tells the variant from the product's others; null where it has none.</summary>
    public string? Specification { get; private init; }

    /// <summary>Who says it.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>1 to 5, for the goods.</summary>
    public int GoodsStars { get; private init; }

    /// <summary>1 to 5, for the service.</summary>
    public int ServiceStars { get; private init; }

    /// <summary>1 to 5, for the delivery.</summary>
    public int DeliveryStars { get; private init; }

    /// <summary>What the buyer says.</summary>
    [GraphQLIgnore]
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>When it was given (UTC).</summary>
    public DateTime GivenAt { get; private init; }

    /// <summary>What the buyer says later.</summary>
    [GraphQLIgnore]
    public SealedText FollowUp { get; private set; } = SealedText.Empty;

    /// <summary>When the buyer said it (UTC); null where nothing was added.</summary>
    public DateTime? FollowedUpAt { get; private set; }

    /// <summary>What the merchant answers.</summary>
    [GraphQLIgnore]
    public SealedText Answer { get; private set; } = SealedText.Empty;

    /// <summary>When the merchant answered (UTC); null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    protected override StateMachine<ReviewStatus> Machine => ReviewStates.Machine;

    protected override string Subject => Subjects.Review();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Gives one; the merchant's score hears of it (MER-06), by the mean of the stars, rounded half up.</summary>
    public static OrderReview Give(OrderReviewId id, Order order, OrderLine line, (int Goods, int Service, int Delivery) stars, string? words, Actor by, DateTime at)
    {
        var review = new OrderReview
        {
            Id = id, OrderId = order.Id, LineNumber = line.Number, MerchantId = order.MerchantId, ProductId = line.ProductId, Specification = line.Specification, BuyerId = order.BuyerId,
            GoodsStars = stars.Goods, ServiceStars = stars.Service, DeliveryStars = stars.Delivery, Words = SealedText.Of(words), GivenAt = at,
        };
        review.Start(ReviewStatus.Shown, by, at, null);
        review.Raise(new OrderReviewed(id, order.Id, line.Number, order.MerchantId, line.ProductId, stars.Goods, stars.Service, stars.Delivery), at);
        review.Raise(new BuyerRatingGiven(id.Value, order.MerchantId, MeanOf(stars), at, IdOf(order.Id, line.Number)), at);
        return review;
    }

    /// <summary>The buyer adds something, once.</summary>
    public void Follow(string words, DateTime at) => (FollowUp, FollowedUpAt) = (SealedText.Of(words), at);

    /// <summary>The merchant answers, once.</summary>
    public void Reply(string words, DateTime at) => (Answer, AnsweredAt) = (SealedText.Of(words), at);

    /// <summary>The platform hides it.</summary>
    public IUserError? Hide(StepReason reason, Actor by, DateTime at) => Move(ReviewStatus.Hidden, by, at, reason);

    /// <summary>The platform shows it again.</summary>
    public IUserError? Show(Actor by, DateTime at) => Move(ReviewStatus.Shown, by, at, null);

    /// <summary>Lets go of what the author said (ACC-03); the stars stay, so that every mean stays as it was.</summary>
    public void Erase() => (Words, FollowUp) = (SealedText.Empty, SealedText.Empty);

    /// <summary>The mean, rounded half up.</summary>
    internal static int MeanOf((int Goods, int Service, int Delivery) stars) => (int)Shares.Of(1, stars.Goods + stars.Service + stars.Delivery, 3);

    // A line has no id of its own: the same line has the same here, whoever asks.
    private static Guid IdOf(OrderId order, int line)
    {
        Span<byte> place = stackalloc byte[20];
        order.Value.TryWriteBytes(place);
        BinaryPrimitives.WriteInt32LittleEndian(place[16..], line);
        return new(SHA256.HashData(place)[..16]);
    }
}
