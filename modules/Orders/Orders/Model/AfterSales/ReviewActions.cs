using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Orders.Model;

/// <summary>What the rules about a review ask of those who act for its merchant or the platform.</summary>
internal sealed class ReviewFacts : IStateFacts<ReviewStatus>, IMerchantFacts
{
    public required MerchantId MerchantId { get; init; }

    public required ReviewStatus Status { get; init; }

    public required bool IsAnswered { get; init; }

    public required bool IsFollowed { get; init; }

    /// <summary>Whether the person gave it.</summary>
    public required bool IsBuyer { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;

    public static ReviewFacts Of(OrderReview review, ICaller caller) => new()
    {
        MerchantId = review.MerchantId, Status = review.Status, IsAnswered = review.AnsweredAt is not null, IsFollowed = review.FollowedUpAt is not null, IsBuyer = review.BuyerId == caller.UserId,
    };
}

/// <summary>What the rules about a review ask of who gave it.</summary>
internal sealed class ReviewBuyerFacts(ReviewFacts facts) : IStateFacts<ReviewStatus>, IMerchantFacts
{
    public ReviewStatus Status => facts.Status;

    public bool IsFollowed => facts.IsFollowed;

    public bool IsBuyer => facts.IsBuyer;

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => facts.IsBuyer;
}

/// <summary>What the merchant and the platform can do with a review, and in which state (FE-01).</summary>
internal static class ReviewActions
{
    private static readonly ActionGuard<ReviewFacts> Unanswered = new(f => f.IsAnswered, _ => new AlreadySaidError(Text.Of("ALREADY_SAID")));

    /// <summary>Answers it for the merchant.</summary>
    public static StateAction<ReviewFacts, ReviewStatus> Answer { get; } = new(ReviewStates.Machine, Subjects.Review, "answerReview", [ReviewStatus.Shown], null) { Guards = [Unanswered] };

    /// <summary>Hides it.</summary>
    public static StateAction<ReviewFacts, ReviewStatus> Hide { get; } = new(ReviewStates.Machine, Subjects.Review, "hideReview", [ReviewStatus.Shown], ReviewStatus.Hidden);

    /// <summary>Shows it again.</summary>
    public static StateAction<ReviewFacts, ReviewStatus> Show { get; } = new(ReviewStates.Machine, Subjects.Review, "showReview", [ReviewStatus.Hidden], ReviewStatus.Shown);

    /// <summary>Adds something, once; its author does.</summary>
    public static StateAction<ReviewBuyerFacts, ReviewStatus> Follow { get; } = new(ReviewStates.Machine, Subjects.Review, "followUpReview", [ReviewStatus.Shown], null)
    {
        Guards = [new(f => !f.IsBuyer, _ => NotAuthorizedError.For("followUpReview")), new(f => f.IsFollowed, _ => new AlreadySaidError(Text.Of("ALREADY_SAID")))],
    };

    /// <summary>All of the merchant's and the platform's.</summary>
    public static IReadOnlyList<StateAction<ReviewFacts, ReviewStatus>> All { get; } = [Answer, Hide, Show];
}

/// <summary>The line has its review already, and has one (ORD-15).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record AlreadyReviewedError(string Message) : IUserError
{
    /// <summary><c>ALREADY_REVIEWED</c>.</summary>
    public string Code => "ALREADY_REVIEWED";
}

/// <summary>It was said already, and is said once (ORD-15).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record AlreadySaidError(string Message) : IUserError
{
    /// <summary><c>ALREADY_SAID</c>.</summary>
    public string Code => "ALREADY_SAID";
}
