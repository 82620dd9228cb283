using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Removes exported files when their time is over, and long after that what tells of them, every hour (FE-07).</summary>
[Job("exports.sweep", "0 50 * * * ?")]
internal sealed class SweepExports(PlatformDb db, OrphanSweep files, ExportOptions options, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        while (await db.ListExports.Where(e => e.Status == ListExportStatus.Ready && e.ExpiresAt <= now).OrderBy(e => e.ExpiresAt).Take(Batch).ToListAsync(cancellationToken) is { Count: > 0 } old)
        {
            string[] released = [.. old.Select(e => e.Expire()).OfType<string>()];
            await db.SaveChangesAsync(cancellationToken);
            run.Count("expired", await files.RemoveReleasedAsync(released, cancellationToken));
        }

        // What a cancelled one had read.
        var left = await db.ExportParts.AsNoTracking().Where(p => db.ListExports.Any(e => e.Id == p.ExportId && e.NextAt == null)).Take(Batch * Batch).ToListAsync(cancellationToken);
        await db.ExportParts.Where(p => db.ListExports.Any(e => e.Id == p.ExportId && e.NextAt == null)).ExecuteDeleteAsync(cancellationToken);
        run.Count("parts", await files.RemoveReleasedAsync([.. left.Select(p => p.Sha256)], cancellationToken));
        var before = now - options.Retention;
        run.Count("removed", await db.ListExports.Where(e => e.FinishedAt < before && e.Sha256 == null).OrderBy(e => e.FinishedAt).DeleteInBatchesAsync(cancellationToken));
    }
}

/// <summary>Tells which stored files are exports, or parts of ones that are being made.</summary>
internal sealed class ExportFiles(ModuleDatabase<PlatformDb> database) : IFileReferences
{
    /// <inheritdoc/>
    public string Module => PlatformModule.Name;

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ReferredToAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await AllIn(db).Where(s => sha256.Contains(s)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IQueryable<string> AllIn(ModuleDbContext db) =>
        ((PlatformDb)db).ListExports.Where(e => e.Sha256 != null).Select(e => e.Sha256!).Union(((PlatformDb)db).ExportParts.Select(p => p.Sha256));
}
