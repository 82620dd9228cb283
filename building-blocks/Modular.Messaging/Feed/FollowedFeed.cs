using System.Runtime.CompilerServices;

namespace Modular.Messaging;

/// <summary>Follows a feed for a subscriber who may know of some of its events: what has happened in pages, then what happens.</summary>
public static class FollowedFeed
{
    /// <summary>Every event once, none left out, in the order of each object.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="after">The position to begin behind.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="told">What is told of an event; null where the subscriber's filter does not let it pass.</param>
    /// <param name="seen">Those of some events that the subscriber may know of, asked anew for each page and then for each event; one query at most for all that it is asked about.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async IAsyncEnumerable<TUpdate> FollowAsync<TUpdate>(
        this IEventFeed feed, long after, EventFilter filter, Func<FeedEvent, TUpdate?> told,
        Func<IReadOnlyList<FeedEvent>, CancellationToken, ValueTask<IReadOnlyList<FeedEvent>>> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TUpdate : class
    {
        for (var isPast = true; isPast;)
        {
            // The past comes in pages, so that whose each object is takes a query for many.
            var page = await feed.PageAsync(after, filter, cancellationToken);
            foreach (var happened in await seen(page.Events, cancellationToken))
            {
                if (told(happened) is { } update)
                    yield return update;
            }

            (after, isPast) = (Math.Max(after, page.ReadTo), !page.IsLast);
        }

        await foreach (var happened in feed.ReadAsync(after, filter, cancellationToken))
        {
            if (told(happened) is { } update && (await seen([happened], cancellationToken)).Count > 0)
                yield return update;
        }
    }
}
