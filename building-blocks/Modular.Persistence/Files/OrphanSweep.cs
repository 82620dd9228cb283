using Microsoft.Extensions.Logging;

namespace Modular.Persistence;

/// <summary>
/// Removes stored files that no row of any module refers to, and what crashes left of files being written, once they are older than the
/// grace. A file is new again each time that its content is stored, so one whose row is about to be written is never taken.
/// </summary>
/// <remarks>
/// It removes nothing where it may not know all rows: while a module that referred to files before is not loaded, and where no stored
/// file at all is referred to, which looks like the wrong database.
/// </remarks>
public sealed partial class OrphanSweep(
    FileStore files, IEnumerable<IFileReferences> references, TimeProvider clock, TimeSpan grace, ILogger<OrphanSweep> logger)
{
    private const int Batch = 500;

    // Far longer than a request takes from the file to its row.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    /// <summary>Sweeps once; may run in several processes at a time.</summary>
    public async Task<SweptFiles> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - grace;
        var leftovers = await RemoveAsync(files.Folder.Temporary().Where(f => File.GetLastWriteTimeUtc(f) < before), before, cancellationToken);
        var absent = Referrers().Except(references.Select(r => r.Module)).ToArray();
        if (absent.Length > 0)
        {
            LogAbsent(logger, string.Join(", ", absent), files.Folder.Referrers);
            return new(0, leftovers);
        }

        var (orphans, kept) = await FindAsync(before, cancellationToken);
        if (kept == 0 && orphans.Count > 0)
        {
            LogNothingReferred(logger, orphans.Count);
            return new(0, leftovers);
        }

        var swept = new SweptFiles(await RemoveAsync(orphans, before, cancellationToken), leftovers);
        LogSwept(logger, swept.Orphans, swept.Leftovers, kept);
        return swept;
    }

    /// <summary>
    /// Removes files at once that rows have just let go of, as far as no row of any module refers to them (ACC-03). One that was written within the last
    /// minutes may be about to get another row, so it is left to the sweep.
    /// </summary>
    /// <param name="sha256">The files, by the SHA-256 of their content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveReleasedAsync(IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
    {
        if (sha256.Count == 0 || Referrers().Except(references.Select(r => r.Module)).Any())
            return 0;
        var before = clock.GetUtcNow().UtcDateTime - Settled;
        var referred = new HashSet<string>();
        foreach (var reference in references)
            referred.UnionWith(await reference.ReferredToAsync(sha256, cancellationToken));
        return await RemoveAsync(sha256.Except(referred).SelectMany(files.PlacesOf), before, cancellationToken);
    }

    /// <summary>All modules that ever referred to files, the present ones noted.</summary>
    private IReadOnlyCollection<string> Referrers()
    {
        var path = files.Folder.Referrers;
        string[] known = File.Exists(path) ? File.ReadAllLines(path) : [];
        var all = known.Union(references.Select(r => r.Module)).Where(m => m.Length > 0).ToArray();
        if (all.Length > known.Length)
            File.AppendAllLines(path, all.Except(known));
        return all;
    }

    private async Task<(List<string> Orphans, int Kept)> FindAsync(DateTime before, CancellationToken cancellationToken)
    {
        var (orphans, kept) = (new List<string>(), 0);
        foreach (var batch in files.StoredBefore(before).Chunk(Batch))
        {
            string[] hashes = [.. batch.Select(f => f.Sha256).OfType<string>().Distinct()];
            var referred = new HashSet<string>();
            foreach (var reference in references)
                referred.UnionWith(await reference.ReferredToAsync(hashes, cancellationToken));
            // A damaged file is kept: it is the evidence, and somebody may be able to mend it.
            var found = batch.Where(f => f.Sha256 is not null && !referred.Contains(f.Sha256)).Select(f => f.Path).ToArray();
            orphans.AddRange(found);
            kept += batch.Length - found.Length;
        }

        return (orphans, kept);
    }

    private async Task<int> RemoveAsync(IEnumerable<string> paths, DateTime before, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var path in paths)
        {
            if (await files.Folder.RemoveUnlessWrittenSinceAsync(path, before, cancellationToken))
                removed++;
        }

        return removed;
    }

    [LoggerMessage(LogLevel.Information, "File sweep: {Orphans} orphans and {Leftovers} leftovers removed, {Kept} older files kept")]
    private static partial void LogSwept(ILogger logger, int orphans, int leftovers, int kept);

    [LoggerMessage(LogLevel.Warning, "File sweep: no orphan is removed while {Modules}, which referred to files before, is not loaded. If it is gone for good, take its line out of {File}")]
    private static partial void LogAbsent(ILogger logger, string modules, string file);

    [LoggerMessage(LogLevel.Warning, "File sweep: nothing is removed, because none of the {Count} older files is referred to by any row. Do the files and the database belong together?")]
    private static partial void LogNothingReferred(ILogger logger, int count);
}

/// <summary>What a sweep removed.</summary>
/// <param name="Orphans">Stored files that no row refers to.</param>
/// <param name="Leftovers">Files whose writing was never completed.</param>
public sealed record SweptFiles(int Orphans, int Leftovers);
