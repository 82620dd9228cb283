using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence;

/// <summary>The audit rows of a module in their chain.</summary>
internal sealed class AuditChain : IRowSeries
{
    /// <summary>The rows that are read at a time.</summary>
    private const int PageSize = 500;

    /// <summary>The one instance.</summary>
    public static AuditChain Instance { get; } = new();

    /// <summary>The end of the chain; nothing where no row is sealed yet.</summary>
    public static IQueryable<ChainLink?> Last(ModuleDbContext db) => db.Set<AuditRow>().AsNoTracking()
        .Where(r => r.Position != null).OrderByDescending(r => r.Position).Take(1).Select(r => (ChainLink?)new ChainLink(r.Position!.Value, r.Hash!));

    /// <summary>The sealed rows after a position and up to another, in their order, a page in memory at a time.</summary>
    public static async IAsyncEnumerable<AuditRow> ReadAsync(
        ModuleDbContext db, long after, long upTo, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await db.Set<AuditRow>().AsNoTracking().Where(r => r.Position > after && r.Position <= upTo)
                .OrderBy(r => r.Position).Take(PageSize).ToListAsync(cancellationToken);
            foreach (var row in page)
                yield return row;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Position!.Value;
        }
    }

    /// <inheritdoc/>
    public string Name => "audit rows";

    /// <inheritdoc/>
    public async Task<SeriesEnd> FindEndAsync(ModuleDbContext db, CancellationToken cancellationToken) => new(
        Name, await db.Set<AuditRow>().LongCountAsync(r => r.Position != null, cancellationToken),
        await db.Set<AuditRow>().MaxAsync(r => r.Position, cancellationToken) ?? 0);

    /// <inheritdoc/>
    public Task<bool> IsWaitingAsync(ModuleDbContext db, CancellationToken cancellationToken) =>
        db.Set<AuditRow>().AnyAsync(r => r.Position == null, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> PlaceAsync(ModuleDbContext db, int atMost, CancellationToken cancellationToken)
    {
        var link = await Last(db).FirstOrDefaultAsync(cancellationToken) ?? db.AuditStart;
        var rows = await db.Set<AuditRow>().AsNoTracking().Where(r => r.Position == null).OrderBy(r => r.Id).Take(atMost).ToListAsync(cancellationToken);
        foreach (var row in rows)
            link = row.SealAfter(link);
        if (rows.Count > 0)
        {
            object[] columns = [rows.Select(r => r.Id).ToArray(), rows.Select(r => r.Position!.Value).ToArray(), rows.Select(r => r.Hash!).ToArray()];
            await db.Database.ExecuteSqlRawAsync(PlaceSql(db), columns, cancellationToken);
        }

        return rows.Count;
    }

    /// <summary>Nobody in another process waits for audit rows.</summary>
    public Task TellAsync(ModuleDbContext db, CancellationToken cancellationToken) => Task.CompletedTask;

    private static string PlaceSql(ModuleDbContext db)
    {
        var type = db.Model.FindEntityType(typeof(AuditRow))!;
        var audit = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        return $$"""
            UPDATE {{audit}} AS a SET "Position" = p.position, "Hash" = p.hash
            FROM unnest({0}, {1}, {2}) AS p (id, position, hash)
            WHERE a."Id" = p.id
            """;
    }
}
