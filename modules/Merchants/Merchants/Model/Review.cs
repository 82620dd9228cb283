using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>One reviewer's decision on one version of a paper (DOC-09, DOC-10, DOC-12).</summary>
internal sealed class Review
{
    private Review()
    {
    }

    /// <summary>A review that was just completed.</summary>
    public Review(DocumentId document, int number, ReviewStage stage, Rejection? rejection, Actor by, DateTime at)
    {
        DocumentId = document;
        Number = number;
        Stage = stage;
        Decision = rejection is null ? ReviewDecision.Accept : ReviewDecision.Reject;
        RejectionReason = rejection?.Reason;
        RejectionText = rejection?.Text;
        ReviewerId = by.Id;
        At = at;
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
}
