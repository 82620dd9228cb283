namespace Modular.Messaging;

/// <summary>The events of one module, in the order of their positions. Whoever remembers the last position goes on from there, at any time and in any process.</summary>
public interface IEventFeed
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>The position of the newest event; 0 where there is none. To begin with what comes from now on.</summary>
    Task<long> LastPositionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The events after the position, those of the past and, without end, those to come: each once, none left out, in the order of their
    /// positions, which is the order of commit for each aggregate. It ends by cancellation alone.
    /// </summary>
    /// <param name="after">The last position that the reader has had; 0 to begin with the first event.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    IAsyncEnumerable<FeedEvent> ReadAsync(long after, EventFilter filter, CancellationToken cancellationToken);

    /// <summary>The next events after the position, as many as are read at a time, without waiting for any: for those who ask now and then.</summary>
    Task<FeedPage> PageAsync(long after, EventFilter filter, CancellationToken cancellationToken);
}

/// <summary>A feed that is read in pages, for readers that have more to wait for than events.</summary>
internal interface IPagedFeed : IEventFeed
{
    /// <summary>How long a reader waits at most before it looks again, woken or not.</summary>
    TimeSpan Poll { get; }

    /// <summary>Ends when there may be something new since this call.</summary>
    Task Arm();

    /// <summary>
    /// As <see cref="IEventFeed.PageAsync"/>, for those who follow the feed: what is new is read once for all of them. It knows all that was there when the feed was armed;
    /// what came later, or from another process that could give no hint, may be missing for half a <see cref="Poll"/>. While the module starts there is nothing.
    /// </summary>
    Task<FeedPage> FollowAsync(long after, EventFilter filter, CancellationToken cancellationToken);

    /// <summary>The event at the position, which must have been read before.</summary>
    Task<FeedEvent> FindAsync(long position, CancellationToken cancellationToken);
}

/// <summary>Some events in their order.</summary>
/// <param name="Events">The events that pass the filter.</param>
/// <param name="ReadTo">Where to go on: up to there no further event passes the filter.</param>
/// <param name="IsLast">Whether there was nothing more at that moment.</param>
public sealed record FeedPage(IReadOnlyList<FeedEvent> Events, long ReadTo, bool IsLast);
