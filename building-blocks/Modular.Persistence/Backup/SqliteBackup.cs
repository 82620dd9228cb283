using Microsoft.Data.Sqlite;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Backup;

/// <summary>The SQLite files of a data folder; the host may run over it.</summary>
/// <param name="dataPath">The data folder.</param>
internal sealed class SqliteBackup(string dataPath) : IDatabaseBackup
{
    private const string Extension = ".db";

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public async Task<IReadOnlyList<BackupModule>> SaveAsync(string folder, ModuleCopies copies, CancellationToken cancellationToken)
    {
        string[] files = Directory.Exists(dataPath) ? [.. Directory.EnumerateFiles(dataPath, "*" + Extension).Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0)
            throw new BackupException($"There is no database in {dataPath}.", "name the data folder with --Data:Path=DIR, as the host is started with it");
        using var instant = await SqliteInstant.TakeAsync(files, cancellationToken);
        var modules = new List<BackupModule>();
        foreach (var file in files)
        {
            var target = Path.Combine(folder, Path.GetFileName(file));
            instant.CopyTo(file, target);
            modules.Add(await DescribeAsync(Path.GetFileNameWithoutExtension(file), target, copies, cancellationToken));
        }

        return modules;
    }

    public Task<IReadOnlyList<string>> FindContentAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]); // They lie in the data folder, which has to be empty anyway.

    public async Task RestoreAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var module in manifest.Modules)
        {
            var target = PathIn(dataPath, module.Name);
            await FileCopy.CopyAsync(PathIn(folder, module.Name), target, cancellationToken);
            new SqliteCopy(target, SqliteOpenMode.ReadWrite).KeepLog();
        }
    }

    public ModuleStorage InBackup(string folder, string module) => new SqliteCopy(PathIn(folder, module));

    public Task<ITrialRestore> TryAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken) =>
        Task.FromResult<ITrialRestore>(new TrialInPlace(this, folder)); // A restore copies the very files.

    public ModuleStorage Restored(string module) => new SqliteCopy(PathIn(dataPath, module), SqliteOpenMode.ReadWrite);

    public IReadOnlyList<string> FindDamage(ModuleStorage storage) => ((SqliteCopy)storage).FindDamage();

    private static string PathIn(string folder, string module) => Path.Combine(folder, module + Extension);

    private static async Task<BackupModule> DescribeAsync(string module, string copy, ModuleCopies copies, CancellationToken cancellationToken)
    {
        var storage = new SqliteCopy(copy);
        if (storage.FindDamage() is { Count: > 0 } damage)
            throw new BackupException($"The database of {module} is damaged:\n  {string.Join("\n  ", damage)}", "keep the data folder as it is, and restore the last backup into another one");
        await using var opened = copies.TryOpen(module, storage);
        return opened is null
            ? new(module, storage.FindMigration() ?? "", [])
            : await opened.DescribeAsync(module, cancellationToken);
    }
}
