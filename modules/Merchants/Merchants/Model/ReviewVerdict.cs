using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What a paper is judged by in each review (DOC-14).</summary>
internal enum ReviewDimension
{
    /// <summary>Whether it is what the law and the platform ask for 合规性.</summary>
    Compliance,

    /// <summary>Whether what it says is true and agrees with the rest 准确性.</summary>
    Accuracy,

    /// <summary>Whether nothing is missing, and all can be read 完整性.</summary>
    Completeness,
}

/// <summary>A verdict as it lies in the row of its review.</summary>
internal sealed class StoredVerdict
{
    /// <summary>Whether the paper passed.</summary>
    public bool Passed { get; init; }

    /// <summary>The reviewer's words; null where there are none.</summary>
    public string? Note { get; init; }
}

/// <summary>A reviewer's verdict on one dimension of a paper (DOC-14).</summary>
/// <param name="Dimension">What was judged.</param>
/// <param name="Passed">Whether the paper passed.</param>
/// <param name="Note">The reviewer's words, at most 1000 characters; null where there are none.</param>
internal sealed record ReviewVerdict(ReviewDimension Dimension, bool Passed, string? Note);

/// <summary>The three verdicts of a review, and the rules between them and its decision (DOC-14).</summary>
internal static class ReviewVerdicts
{
    private static readonly ReviewDimension[] Dimensions = Enum.GetValues<ReviewDimension>();

    /// <summary>
    /// One verdict for each dimension: those that were given; of the others each passed, but that a rejection without any that failed fails the one that
    /// its reason belongs to.
    /// </summary>
    public static IReadOnlyList<ReviewVerdict> Complete(IReadOnlyList<ReviewVerdict> given, RejectionReason? rejection)
    {
        var failsByReason = rejection is not null && given.All(v => v.Passed);
        return [.. Dimensions.Select(d => given.FirstOrDefault(v => v.Dimension == d) ?? new ReviewVerdict(d, !(failsByReason && DimensionOf(rejection!.Value) == d), null))];
    }

    /// <summary>Null where the verdicts agree with the decision: none that failed is accepted, and a rejection does not find everything good.</summary>
    public static Violation? Refuse(IReadOnlyList<ReviewVerdict> given, RejectionReason? rejection)
    {
        if (given.Select(v => v.Dimension).Distinct().Count() < given.Count)
            return Text.Broken("VERDICT_TWICE");
        if (rejection is null)
            return given.Any(v => !v.Passed) ? Text.Broken("VERDICT_FAILED") : null;
        return Complete(given, rejection).All(v => v.Passed) ? Text.Broken("VERDICT_NONE_FAILED") : null;
    }

    /// <summary>The dimension that a reason belongs to.</summary>
    public static ReviewDimension DimensionOf(RejectionReason reason) => reason switch
    {
        RejectionReason.Unreadable or RejectionReason.Incomplete or RejectionReason.SealMissing => ReviewDimension.Completeness,
        RejectionReason.InformationMismatch or RejectionReason.SuspectedForgery => ReviewDimension.Accuracy,
        _ => ReviewDimension.Compliance,
    };
}
