using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// The events of one save. The order in which they become visible is the order in which they are inserted, for each aggregate. On SQLite there is
/// one writer, who numbers them at once. On PostgreSQL a transaction holds its aggregates until its end, so that another one's event on the same
/// aggregate is inserted after this one's commit; the sequencer numbers later.
/// </summary>
internal sealed class NewEvents(IReadOnlyList<StoredEvent> events) : INewRows
{
    /// <summary>The locks that aggregates share: a transaction holds at most so many, fewer than a PostgreSQL server has by default.</summary>
    private const int Locks = 2048;

    public IRowSeries Series => EventSeries.Instance;

    public int Count => events.Count;

    public bool NeedTransaction => events.Count > 0;

    public void Secure(ModuleDbContext db)
    {
        if (!NeedTransaction)
            return;
        if (db.Provider == DatabaseProvider.Postgres)
            db.Database.ExecuteSql(Hold(db));
        else
            Place(db.Set<StoredEvent>().Max(e => e.Position));
    }

    public async Task SecureAsync(ModuleDbContext db, CancellationToken cancellationToken)
    {
        if (!NeedTransaction)
            return;
        if (db.Provider == DatabaseProvider.Postgres)
            await db.Database.ExecuteSqlAsync(Hold(db), cancellationToken);
        else
            Place(await db.Set<StoredEvent>().MaxAsync(e => e.Position, cancellationToken));
    }

    private void Place(long? last)
    {
        var position = last ?? 0;
        foreach (var stored in events)
            stored.PlaceAt(++position);
    }

    // Sorted, so that two saves that share aggregates do not wait for each other.
    private FormattableString Hold(ModuleDbContext db)
    {
        var module = AdvisoryLock.Of(db.GetType(), "events");
        var keys = events.Select(e => module + LockOf(e.AggregateId)).Distinct().Order().ToArray();
        return $"SELECT pg_advisory_xact_lock(k) FROM unnest({keys}) AS k";
    }

    private static long LockOf(Guid aggregate)
    {
        Span<byte> bytes = stackalloc byte[16];
        aggregate.TryWriteBytes(bytes);
        return (long)((BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])) % Locks);
    }
}
