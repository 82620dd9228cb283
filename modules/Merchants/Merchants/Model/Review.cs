using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>One reviewer's decision on one version of a paper (DOC-09, DOC-10, DOC-12), with a verdict for each dimension (DOC-14).</summary>
internal sealed class Review
{
    private Review()
    {
    }

    /// <summary>A review that was just completed.</summary>
    public Review(DocumentId document, int number, ReviewStage stage, Rejection? rejection, IReadOnlyList<ReviewVerdict> verdicts, TimeSpan turnaround, Actor by, DateTime at)
    {
        DocumentId = document;
        Number = number;
        Stage = stage;
        Decision = rejection is null ? ReviewDecision.Accept : ReviewDecision.Reject;
        RejectionReason = rejection?.Reason;
        RejectionText = rejection?.Text;
        ReviewerId = by.Id;
        At = at;
        Turnaround = turnaround;
        var all = ReviewVerdicts.Complete(verdicts, rejection?.Reason);
        (Compliance, Accuracy, Completeness) = (Stored(all[0]), Stored(all[1]), Stored(all[2]));
    }

    /// <summary>The paper.</summary>
    [GraphQLIgnore]
    public DocumentId DocumentId { get; private init; }

    /// <summary>The version's number.</summary>
    [GraphQLIgnore]
    public int Number { get; private init; }

    /// <summary>Which of the two reviews.</summary>
    public ReviewStage Stage { get; private init; }

    /// <summary>The decision.</summary>
    public ReviewDecision Decision { get; private init; }

    /// <summary>Why it went back; null where it was accepted.</summary>
    public RejectionReason? RejectionReason { get; private init; }

    /// <summary>The words to the uploader; null where it was accepted.</summary>
    public string? RejectionText { get; private init; }

    /// <summary>The reviewer's user id.</summary>
    [GraphQLIgnore]
    public Guid ReviewerId { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>From when the paper waited for this review to the decision, without the time in which the reviewer waited for an answer (DOC-11, DOC-19); null for reviews from before it was measured.</summary>
    public TimeSpan? Turnaround { get; private init; }

    /// <summary>The verdict on compliance; null for reviews from before there were verdicts.</summary>
    [GraphQLIgnore]
    public StoredVerdict? Compliance { get; private init; }

    /// <summary>The verdict on accuracy; null for reviews from before there were verdicts.</summary>
    [GraphQLIgnore]
    public StoredVerdict? Accuracy { get; private init; }

    /// <summary>The verdict on completeness; null for reviews from before there were verdicts.</summary>
    [GraphQLIgnore]
    public StoredVerdict? Completeness { get; private init; }

    /// <summary>The verdict on each dimension (DOC-14), in the order compliance, accuracy, completeness.</summary>
    [ListSize(AssumedSize = 3)]
    public IReadOnlyList<ReviewVerdict> Verdicts
    {
        get
        {
            var stored = new[] { (ReviewDimension.Compliance, Compliance), (ReviewDimension.Accuracy, Accuracy), (ReviewDimension.Completeness, Completeness) };
            return ReviewVerdicts.Complete([.. stored.Where(v => v.Item2 is not null).Select(v => new ReviewVerdict(v.Item1, v.Item2!.Passed, v.Item2.Note))], RejectionReason);
        }
    }

    private static StoredVerdict Stored(ReviewVerdict verdict) => new() { Passed = verdict.Passed, Note = verdict.Note };
}
