using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// Numbers a module's committed events on PostgreSQL. Of all processes one at a time does it, under a lock that ends with its transaction,
/// so that nobody is left waiting for a sequencer that died. What is not committed yet is not seen, and is numbered later.
/// </summary>
internal sealed class Sequencer<TContext>(ModuleDatabase<TContext> database, EventHints hints, WakeUp numbered)
    where TContext : MessagingDbContext
{
    /// <summary>The events of one transaction, which readers wait for.</summary>
    private const int Batch = 1000;

    /// <summary>Numbers all that is committed by now, wakes the readers of this process, and sends the others a hint.</summary>
    public async Task NumberAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (!await db.Set<StoredEvent>().AnyAsync(e => e.Position == null, cancellationToken))
            return;
        int count;
        do
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLock.Of(typeof(TContext), "sequencer")})", cancellationToken);
            // A statement of its own: it must see what the sequencer before this one has committed.
            count = await db.Database.ExecuteSqlRawAsync(NumberSql(db), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            numbered.Pulse();
            // After the commit, and one for all: a NOTIFY inside would hold a lock of the whole database while it commits.
            await hints.SendAsync(db.Database, cancellationToken);
        }
        while (count == Batch);
    }

    private static string NumberSql(TContext db)
    {
        var type = db.Model.FindEntityType(typeof(StoredEvent))!;
        var events = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        return $"""
            UPDATE {events} AS e SET "Position" = n.position
            FROM (
                SELECT w."Id", (SELECT coalesce(max(p."Position"), 0) FROM {events} AS p) + row_number() OVER (ORDER BY w."Id") AS position
                FROM (SELECT "Id" FROM {events} WHERE "Position" IS NULL ORDER BY "Id" LIMIT {Batch}) AS w
            ) AS n
            WHERE e."Id" = n."Id"
            """;
    }
}
