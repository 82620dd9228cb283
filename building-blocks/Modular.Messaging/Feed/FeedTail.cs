namespace Modular.Messaging;

/// <summary>The newest events of one feed, which all who follow it in this process share: each event is read once, however many wait for it.</summary>
/// <param name="Events">Those after <paramref name="From"/> and up to <paramref name="To"/>.</param>
/// <param name="From">Where it begins; who is not as far reads for himself.</param>
/// <param name="To">Where it ends: nothing came after it when it was read.</param>
internal sealed record FeedTail(IReadOnlyList<FeedEvent> Events, long From, long To)
{
    /// <summary>How many are kept: enough that who handles one event at a time finds the next here.</summary>
    private const int Kept = 1000;

    /// <summary>The tail with what comes after it.</summary>
    public FeedTail With(FeedPage next)
    {
        List<FeedEvent> events = [.. Events, .. next.Events];
        var surplus = Math.Max(0, events.Count - Kept);
        var from = surplus > 0 ? events[surplus - 1].Position : From;
        events.RemoveRange(0, surplus);
        return new(events, from, next.ReadTo);
    }

    /// <summary>What passes the filter after the position; null where the tail does not reach back to it.</summary>
    public FeedPage? After(long position, EventFilter filter)
    {
        if (position < From)
            return null;
        if (position >= To)
            return new([], position, IsLast: true);
        var first = Events.Count;
        while (first > 0 && Events[first - 1].Position > position)
            first--;
        return new([.. Events.Skip(first).Where(filter.Passes)], To, IsLast: true);
    }
}
