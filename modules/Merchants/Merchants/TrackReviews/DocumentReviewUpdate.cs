using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.TrackReviews;

/// <summary>A decision on a paper, as it is told (DOC-12).</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c>.</param>
/// <param name="At">When it was made (UTC).</param>
/// <param name="DocumentId">The paper, as it is now; null where the caller does not see it any more.</param>
/// <param name="VersionNumber">The version that was decided on, from 1.</param>
/// <param name="Stage">In which review.</param>
/// <param name="Decision">The decision.</param>
/// <param name="ReasonCode">Why it went back; null where it was accepted.</param>
internal sealed record DocumentReviewUpdate(
    string Cursor, DateTime At, DocumentId DocumentId, int VersionNumber, ReviewStage Stage, ReviewDecision Decision, RejectionReason? ReasonCode) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>Which decisions on papers.</summary>
/// <param name="DocumentId">Only those on this paper.</param>
/// <param name="MerchantId">Only those on this merchant's papers.</param>
/// <param name="Stage">Only those of this review.</param>
/// <param name="Decision">Only these.</param>
internal sealed record DocumentReviewedFilterInput(DocumentId? DocumentId, MerchantId? MerchantId, ReviewStage? Stage, ReviewDecision? Decision)
{
    /// <summary>Whether a decision passes.</summary>
    public bool Lets(FeedEvent happened, DocumentReviewUpdate update) =>
        (DocumentId is null || update.DocumentId == DocumentId) && (MerchantId is null || happened.MerchantId == MerchantId.Value.Value)
        && (Stage is null || update.Stage == Stage) && (Decision is null || update.Decision == Decision);
}

/// <summary>The events of decisions that others follow.</summary>
internal static class ReviewEvents
{
    /// <summary>The stream's cursor.</summary>
    public static FeedCursor Cursor { get; } = new("d1");

    /// <summary>All of them.</summary>
    public static EventFilter All { get; } = EventFilter.Of<DocumentReviewed>();

    /// <summary>What is told of an event.</summary>
    public static DocumentReviewUpdate ToldOf(FeedEvent happened)
    {
        var reviewed = happened.As<DocumentReviewed>();
        return new(
            Cursor.Of(happened.Position), happened.OccurredAt, reviewed.Document, reviewed.VersionNumber, Named<ReviewStage>(reviewed.Stage), Named<ReviewDecision>(reviewed.Decision),
            reviewed.ReasonCode is { } code ? Named<RejectionReason>(code) : null);
    }

    private static TEnum Named<TEnum>(string name) where TEnum : struct, Enum => Enum.GetValues<TEnum>().Single(v => StateName.Of(v) == name);
}
