using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Numbers a module's committed events on PostgreSQL, in the order of their insertion.</summary>
internal sealed class EventSeries : IRowSeries
{
    public static EventSeries Instance { get; } = new();

    public string Name => "events";

    public async Task<SeriesEnd> FindEndAsync(ModuleDbContext db, CancellationToken cancellationToken) => new(
        Name, await db.Set<StoredEvent>().LongCountAsync(e => e.Position != null, cancellationToken),
        await db.Set<StoredEvent>().MaxAsync(e => e.Position, cancellationToken) ?? 0);

    public Task<bool> IsWaitingAsync(ModuleDbContext db, CancellationToken cancellationToken) =>
        db.Set<StoredEvent>().AnyAsync(e => e.Position == null, cancellationToken);

    public Task<int> PlaceAsync(ModuleDbContext db, int atMost, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(NumberSql(db, atMost), cancellationToken);

    // After the commit, and one for all: a NOTIFY inside would hold a lock of the whole database while it commits.
    public Task TellAsync(ModuleDbContext db, CancellationToken cancellationToken) => new EventHints(db.GetType()).SendAsync(db.Database, cancellationToken);

    private static string NumberSql(ModuleDbContext db, int atMost)
    {
        var type = db.Model.FindEntityType(typeof(StoredEvent))!;
        var events = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        return $"""
            UPDATE {events} AS e SET "Position" = n.position
            FROM (
                SELECT w."Id", (SELECT coalesce(max(p."Position"), 0) FROM {events} AS p) + row_number() OVER (ORDER BY w."Id") AS position
                FROM (SELECT "Id" FROM {events} WHERE "Position" IS NULL ORDER BY "Id" LIMIT {atMost}) AS w
            ) AS n
            WHERE e."Id" = n."Id"
            """;
    }
}
