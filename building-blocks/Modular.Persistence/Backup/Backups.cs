using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Modular.Persistence.Backup;

/// <summary>
/// Makes, verifies and restores backups of a whole installation: the databases of all modules as of one instant, every stored file that
/// they refer to, and the signed heads of the audit trails. No key is ever in one.
/// </summary>
public sealed class Backups
{
    private readonly string _dataPath;
    private readonly IDatabaseBackup _databases;
    private readonly ModuleCopies _copies;
    private readonly Func<BackupChecks> _checks;
    private readonly TimeProvider _clock;

    internal Backups(string dataPath, IDatabaseBackup databases, ModuleCopies copies, Func<BackupChecks> checks, TimeProvider clock) =>
        (_dataPath, _databases, _copies, _checks, _clock) = (Path.GetFullPath(dataPath), databases, copies, checks, clock);

    private string Files => Path.Combine(_dataPath, "files");

    private string Audit => Path.Combine(_dataPath, "audit");

    /// <summary>Makes a backup; hosts may run over the data meanwhile. What was acknowledged before is in it.</summary>
    /// <param name="path">Its folder, which is not there yet and appears when the backup is whole.</param>
    /// <param name="cancellationToken">Ends it; nothing is left then.</param>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public Task<BackupReport> MakeAsync(string path, CancellationToken cancellationToken) => TellAsync("make room, or correct the rights, and begin again", async () =>
    {
        RequireData();
        var began = _clock.GetUtcNow().UtcDateTime;
        using var backup = UnfinishedBackup.Begin(path);
        var folder = backup.Folder;
        foreach (var part in new[] { folder.Databases, folder.Audit, folder.Files })
            FileCopy.MakeFolder(part);
        // In this order: heads are never ahead of the rows that are copied after them, and no file goes whose row was copied.
        await using var kept = await new StoredFilesBackup(Files).KeepAllAsync(cancellationToken);
        foreach (var head in Directory.Exists(Audit) ? Directory.EnumerateFiles(Audit, "*.head") : [])
            await FileCopy.CopyAsync(head, Path.Combine(folder.Audit, Path.GetFileName(head)), cancellationToken);
        var modules = await _databases.SaveAsync(folder.Databases, _copies, cancellationToken);
        var files = await new StoredFilesBackup(Files).SaveAsync(folder.Files, cancellationToken);
        var entries = await folder.ReadEntriesAsync(cancellationToken);
        folder.WriteManifest(new(
            BackupManifest.CurrentFormat, "Modular", Version, _databases.Provider, began, _clock.GetUtcNow().UtcDateTime, modules, files.Keys, entries));
        backup.Finish();
        return new BackupReport([
            .. modules.Select(Describe),
            string.Create(CultureInfo.InvariantCulture, $"files: {files.Files}{(files.Keys.Count == 0 ? "" : $", encrypted with the key {string.Join(" and ", files.Keys)}")}"),
            string.Create(CultureInfo.InvariantCulture, $"{new BackupFolder(path).Path}: {entries.Sum(e => e.Bytes) / 1e6:0.0} MB")],
            [.. modules.Where(m => m.Series.Any(s => s.Rows > 0) && entries.All(e => e.Path != $"audit/{m.Name}.head"))
                .Select(m => $"{m.Name}: there is no signed head of its audit trail in {Audit}, so none is in the backup. Is it the data folder of a host?")]);
    });

    /// <summary>Reads every byte of a backup, and checks what can be checked without restoring it. Nothing is written.</summary>
    /// <exception cref="BackupException">It is none, is damaged, or is of another format.</exception>
    public Task<BackupReport> VerifyAsync(string path, CancellationToken cancellationToken) => TellAsync("correct the cause, and begin again", async () =>
    {
        var folder = new BackupFolder(path);
        var manifest = await ReadAsync(folder, cancellationToken);
        return await _checks().RunAsync(manifest, m => _databases.InBackup(folder.Databases, m), folder.Audit, folder.Files, cancellationToken);
    });

    /// <summary>Reads every byte of a backup, restores its databases where nothing else is, checks all together, and removes what it has restored.</summary>
    /// <exception cref="BackupException">It is none, is damaged, cannot be restored, or is of another format.</exception>
    public Task<BackupReport> TryAsync(string path, CancellationToken cancellationToken) => TellAsync("correct the cause, and begin again", async () =>
    {
        var folder = new BackupFolder(path);
        var manifest = await ReadAsync(folder, cancellationToken);
        await using var trial = await _databases.TryAsync(folder.Databases, manifest, cancellationToken);
        return await _checks().RunAsync(manifest, trial.Of, folder.Audit, folder.Files, cancellationToken);
    });

    /// <summary>Restores a backup into a data folder, and on PostgreSQL a database, that hold nothing yet, and checks what was restored.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="beside">Files that may lie in the data folder already: keys.</param>
    /// <param name="cancellationToken">Ends it; no host starts over what is restored half.</param>
    /// <exception cref="BackupException">It cannot be restored; before anything is written, where it is the backup's fault.</exception>
    public Task<BackupReport> RestoreAsync(string path, IReadOnlyCollection<string> beside, CancellationToken cancellationToken) => TellAsync("correct the cause, and begin again with an empty folder", async () =>
    {
        var folder = new BackupFolder(path);
        var manifest = await ReadAsync(folder, cancellationToken);
        string[] content = Directory.Exists(_dataPath) ? [.. Directory.EnumerateFileSystemEntries(_dataPath).Except(beside).Order(StringComparer.Ordinal).Take(10)] : [];
        content = [.. content, .. await _databases.FindContentAsync(cancellationToken)];
        if (content.Length > 0)
        {
            throw new BackupException($"A backup is restored where there is nothing yet, and there is already:\n  {string.Join("\n  ", content)}",
                "name an empty folder with --Data:Path=DIR, and on PostgreSQL an empty database; nothing was changed");
        }

        var mark = new UnfinishedRestore(_dataPath);
        mark.Begin();
        FileCopy.MakeFolder(Audit);
        foreach (var head in Directory.EnumerateFiles(folder.Audit))
            await FileCopy.CopyAsync(head, Path.Combine(Audit, Path.GetFileName(head)), cancellationToken);
        await new StoredFilesBackup(Files).RestoreAsync(folder.Files, cancellationToken);
        await _databases.RestoreAsync(folder.Databases, manifest, cancellationToken);
        var report = await _checks().RunAsync(manifest, _databases.Restored, Audit, Files, cancellationToken);
        if (report.Problems.Count == 0)
            mark.End();
        return report;
    });

    private void RequireData()
    {
        if (!Directory.Exists(_dataPath))
            throw new BackupException($"There is no data folder {_dataPath}.", "name it with --Data:Path=DIR, as the host is started with it");
        if (new UnfinishedRestore(_dataPath).IsThere)
            throw new BackupException($"A backup was restored into {_dataPath}, and the restore has not ended well, or goes on.", "back up what is whole");
    }

    private static string Version => typeof(Backups).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static string Describe(BackupModule module) => string.Join(", ", module.Series.Select(s => $"{s.Rows} {s.Name}").Prepend($"{module.Name}: schema {module.Migration}"));

    private async Task<BackupManifest> ReadAsync(BackupFolder folder, CancellationToken cancellationToken)
    {
        var manifest = await folder.ReadWholeAsync(cancellationToken);
        return manifest.Provider == _databases.Provider
            ? manifest
            : throw new BackupException($"The backup {folder.Path} is of {manifest.Provider}, and Database:Provider is {_databases.Provider}.", $"set Database:Provider to {manifest.Provider}");
    }

    private static async Task<BackupReport> TellAsync(string advice, Func<Task<BackupReport>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException or SqliteException or NpgsqlException or System.ComponentModel.Win32Exception)
        {
            throw new BackupException(e.Message, advice, e);
        }
    }
}
