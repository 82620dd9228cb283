using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>
/// Places a module's committed rows on PostgreSQL. Of all processes one at a time does it, under a lock that ends with its transaction,
/// so that nobody is left waiting for a sequencer that died. What is not committed yet is not seen, and is placed later.
/// </summary>
internal sealed class Sequencer<TContext>(ModuleDatabase<TContext> database) where TContext : ModuleDbContext
{
    /// <summary>The rows of one transaction, which readers wait for.</summary>
    private const int Batch = 1000;

    /// <summary>Places all that is committed by now, wakes the readers of this process, and tells the others.</summary>
    public async Task PlaceAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        foreach (var series in db.RowSeries)
        {
            if (await series.IsWaitingAsync(db, cancellationToken))
                await PlaceAsync(db, series, cancellationToken);
        }
    }

    private async Task PlaceAsync(TContext db, IRowSeries series, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLock.Of(typeof(TContext), "sequencer")})", cancellationToken);
                // A statement of its own: it must see what the sequencer before this one has committed.
                count = await series.PlaceAsync(db, Batch, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            database.PlacedOf(series).Pulse();
            await series.TellAsync(db, cancellationToken);
        }
        while (count == Batch);
    }
}
