using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Reads the numbered rows of a module's <c>events</c> table.</summary>
internal sealed class EventFeed<TContext> : IPagedFeed where TContext : MessagingDbContext
{
    private const int PageSize = 200;

    // What one query looks through at most, so that a filter that little passes costs no long query.
    private const int Window = 20_000;

    private readonly ModuleDatabase<TContext> _database;
    private readonly WakeUp _numbered;
    private readonly SharedReading<FeedTail> _tail;
    private volatile bool _isOpen;
    private long _lookedTo;

    /// <summary>The feed; nothing is read yet.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="database">The module's database.</param>
    /// <param name="numbered">Pulses when events have got their positions.</param>
    /// <param name="options">How long to wait.</param>
    public EventFeed(string module, ModuleDatabase<TContext> database, WakeUp numbered, MessagingOptions options)
    {
        (Module, Poll, _database, _numbered) = (module, options.Poll, database, numbered);
        _tail = new(numbered, Poll / 2, ReadTailAsync);
    }

    public string Module { get; }

    public TimeSpan Poll { get; }

    public Task Arm() => _numbered.Arm();

    public async Task<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        await using var db = _database.Open(SystemCaller.Instance);
        return await LastPositionAsync(db, cancellationToken);
    }

    public async IAsyncEnumerable<FeedEvent> ReadAsync(long after, EventFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        while (true)
        {
            var armed = Arm();
            FeedPage page;
            do
            {
                page = await FollowAsync(after, filter, cancellationToken);
                foreach (var read in page.Events)
                    yield return read;
                after = page.ReadTo;
            }
            while (!page.IsLast);
            await armed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Wakes all who follow where another process has written what nobody told of: one look for all of them, each poll.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var end = (await _tail.GetAsync(cancellationToken)).To;
        if (end > _lookedTo)
            _numbered.Pulse();
        _lookedTo = end;
        await Task.Delay(Poll, cancellationToken);
    }

    public async Task<FeedPage> PageAsync(long after, EventFilter filter, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPageAsync(after, filter, cancellationToken);
        }
        catch (SqliteException e) when (IsCancelled(e, cancellationToken))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    /// <summary>Lets followers read: the module's tables are there. Those of modules that were faster wait until then.</summary>
    public void Open()
    {
        _isOpen = true;
        _numbered.Pulse();
    }

    public async Task<FeedPage> FollowAsync(long after, EventFilter filter, CancellationToken cancellationToken)
    {
        if (!_isOpen)
            return new([], after, IsLast: true);
        try
        {
            return (await _tail.GetAsync(cancellationToken)).After(after, filter) ?? await ReadPageAsync(after, filter, cancellationToken);
        }
        catch (SqliteException e) when (IsCancelled(e, cancellationToken))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    public async Task<FeedEvent> FindAsync(long position, CancellationToken cancellationToken)
    {
        await using var db = _database.Open(SystemCaller.Instance);
        return await Told(db.Set<StoredEvent>().AsNoTracking().Where(e => e.Position == position)).SingleAsync(cancellationToken);
    }

    private async Task<FeedPage> ReadPageAsync(long after, EventFilter filter, CancellationToken cancellationToken)
    {
        await using var db = _database.Open(SystemCaller.Instance);
        if (filter is { Names: null, Aggregates: null })
        {
            // Nothing is left out, so the last event tells how far was read.
            var next = await Told(db.Set<StoredEvent>().AsNoTracking().Where(e => e.Position > after).OrderBy(e => e.Position).Take(PageSize)).ToListAsync(cancellationToken);
            return new(next, next is [.., var newest] ? newest.Position : after, IsLast: next.Count < PageSize);
        }

        // Up to here all events are there already: positions are given in order, in transactions that follow each other.
        var last = await LastPositionAsync(db, cancellationToken);
        if (last <= after)
            return new([], after, IsLast: true);
        var to = Math.Min(last, after + Window);
        var rows = db.Set<StoredEvent>().AsNoTracking().Where(e => e.Position > after && e.Position <= to);
        if (filter.Names is { } names)
            rows = rows.Where(e => names.Contains(e.Name));
        if (filter.Aggregates is { } aggregates)
            rows = rows.Where(e => aggregates.Contains(e.AggregateId));
        var events = await Told(rows.OrderBy(e => e.Position).Take(PageSize)).ToListAsync(cancellationToken);
        return events.Count < PageSize ? new(events, to, IsLast: to == last) : new(events, events[^1].Position, IsLast: false);
    }

    private async Task<FeedTail> ReadTailAsync(FeedTail? before, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            var end = await LastPositionAsync(cancellationToken);
            return new([], end, end);
        }

        var (tail, isEnd) = (before, false);
        while (!isEnd)
        {
            var next = await ReadPageAsync(tail.To, EventFilter.All, cancellationToken);
            (tail, isEnd) = (next.ReadTo > tail.To ? tail.With(next) : tail, next.IsLast);
        }

        return tail;
    }

    private static bool IsCancelled(SqliteException failure, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT;

    private static IQueryable<FeedEvent> Told(IQueryable<StoredEvent> rows) =>
        rows.Select(e => new FeedEvent(e.Position!.Value, e.AggregateId, e.Name, e.Version, e.Payload, e.OccurredAt, e.CorrelationId, e.ActorId, e.MerchantId));

    private static async Task<long> LastPositionAsync(TContext db, CancellationToken cancellationToken) =>
        await db.Set<StoredEvent>().MaxAsync(e => e.Position, cancellationToken) ?? 0;
}
