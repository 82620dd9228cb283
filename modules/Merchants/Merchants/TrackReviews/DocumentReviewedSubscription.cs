using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.TrackReviews;

/// <summary>Following the reviews of papers.</summary>
[SubscriptionType]
internal static class DocumentReviewedSubscription
{
    /// <summary>
    /// What reviewers decide on the papers that the caller may see, as it happens (DOC-12): each decision once, none left out, in the order of each paper. A stream that ends is opened again
    /// with the last cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it. One cursor serves any filter.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="where">Which decisions; left out, all.</param>
    [Authorize(MerchantsPermissions.Read)]
    public static async Task<IAsyncEnumerable<DocumentReviewUpdate>> OnDocumentReviewedAsync(
        string? after, DocumentReviewedFilterInput? where, IEnumerable<IEventFeed> feeds, SeenPapers seen, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Merchants");
        var filter = where?.DocumentId is { } one ? ReviewEvents.All with { Aggregates = [one.Value] } : ReviewEvents.All;
        return feed.FollowAsync(
            await ReviewEvents.Cursor.BeginAsync(feed, start, after, cancellationToken), filter, happened => ToldOf(happened, where), (events, token) => seen.OfAsync(events, caller, token), cancellationToken);
    }

    // Null where the filter does not let it pass.
    private static DocumentReviewUpdate? ToldOf(FeedEvent happened, DocumentReviewedFilterInput? where)
    {
        var update = ReviewEvents.ToldOf(happened);
        return where?.Lets(happened, update) == false ? null : update;
    }
}
