using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Reads the numbered rows of a module's <c>events</c> table.</summary>
/// <param name="module">The module's name.</param>
/// <param name="database">The module's database.</param>
/// <param name="numbered">Pulses when events have got their positions.</param>
/// <param name="options">How long to wait.</param>
internal sealed class EventFeed<TContext>(string module, ModuleDatabase<TContext> database, WakeUp numbered, MessagingOptions options) : IPagedFeed
    where TContext : MessagingDbContext
{
    private const int PageSize = 200;

    public string Module => module;

    public TimeSpan Poll => options.Poll;

    public Task Arm() => numbered.Arm();

    public async Task<long> LastPositionAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
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
                page = await PageAsync(after, filter, cancellationToken);
                foreach (var read in page.Events)
                    yield return read;
                after = page.ReadTo;
            }
            while (!page.IsLast);
            await Waiting.ForAnyAsync(Poll, cancellationToken, armed);
        }
    }

    public async Task<FeedPage> PageAsync(long after, EventFilter filter, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPageAsync(after, filter, cancellationToken);
        }
        catch (SqliteException e) when (cancellationToken.IsCancellationRequested && e.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    public async Task<FeedEvent> FindAsync(long position, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await Told(db.Set<StoredEvent>().AsNoTracking().Where(e => e.Position == position)).SingleAsync(cancellationToken);
    }

    private async Task<FeedPage> ReadPageAsync(long after, EventFilter filter, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        // Up to here all events are there already: positions are given in order, in transactions that follow each other.
        var last = await LastPositionAsync(db, cancellationToken);
        if (last <= after)
            return new([], after, IsLast: true);
        var rows = db.Set<StoredEvent>().AsNoTracking().Where(e => e.Position > after && e.Position <= last);
        if (filter.Names is { } names)
            rows = rows.Where(e => names.Contains(e.Name));
        if (filter.Aggregates is { } aggregates)
            rows = rows.Where(e => aggregates.Contains(e.AggregateId));
        var events = await Told(rows.OrderBy(e => e.Position).Take(PageSize)).ToListAsync(cancellationToken);
        return events.Count < PageSize ? new(events, last, IsLast: true) : new(events, events[^1].Position, IsLast: false);
    }

    private static IQueryable<FeedEvent> Told(IQueryable<StoredEvent> rows) =>
        rows.Select(e => new FeedEvent(e.Position!.Value, e.AggregateId, e.Name, e.Version, e.Payload, e.OccurredAt, e.CorrelationId, e.ActorId, e.MerchantId));

    private static async Task<long> LastPositionAsync(TContext db, CancellationToken cancellationToken) =>
        await db.Set<StoredEvent>().MaxAsync(e => e.Position, cancellationToken) ?? 0;
}
