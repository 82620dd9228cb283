namespace Modular.Messaging.Tests;

internal static class Reading
{
    /// <summary>The longest that a test waits for what must come.</summary>
    public static readonly TimeSpan Limit = Longest.Wait;

    /// <summary>The first events of a feed; fails if they do not come.</summary>
    public static async Task<List<FeedEvent>> TakeAsync(this IEventFeed feed, int count, long after = 0, EventFilter? filter = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        var events = new List<FeedEvent>();
        await foreach (var read in feed.ReadAsync(after, filter ?? EventFilter.All, limit.Token))
        {
            events.Add(read);
            if (events.Count == count)
                break;
        }

        return events;
    }
}
