using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Backup;

/// <summary>Checks copied databases, audit heads and files together, where a backup holds them or where they were restored.</summary>
internal sealed class BackupChecks(
    IDatabaseBackup databases, ModuleCopies copies, IEnumerable<IFileReferences> references, BackupKeys keys, TimeProvider clock, ILoggerFactory loggers)
{
    private readonly List<string> _lines = [];
    private readonly List<string> _problems = [];

    /// <summary>Checks everything.</summary>
    /// <param name="manifest">What there should be.</param>
    /// <param name="storageOf">Where a module's rows lie; null where they cannot be read.</param>
    /// <param name="audit">The folder of the heads.</param>
    /// <param name="files">The folder of the stored files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<BackupReport> RunAsync(
        BackupManifest manifest, Func<string, ModuleStorage?> storageOf, string audit, string files, CancellationToken cancellationToken)
    {
        var store = keys.Files is null ? null : FileStore.ToRead(files, new FileKeys(keys.Files), clock, loggers.CreateLogger<FileStore>());
        var referred = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in manifest.Modules)
            await CheckAsync(module, storageOf(module.Name), Path.Combine(audit, module.Name + ".head"), referred, cancellationToken);
        if (store is not null)
            await CheckFilesAsync(store, referred, cancellationToken);
        else
            _lines.Add("files: compared, and not opened: Files:KeyFile is not set");
        if (keys.Sensitive is null)
            _lines.Add("sensitive values: not opened: Sensitive:KeyFile is not set");
        return new(_lines, _problems);
    }

    private async Task CheckAsync(BackupModule module, ModuleStorage? storage, string headFile, HashSet<string> referred, CancellationToken cancellationToken)
    {
        if (storage is null)
        {
            _lines.Add($"{module.Name}: schema {module.Migration}; its rows can be checked once they are restored");
            return;
        }

        _problems.AddRange(databases.FindDamage(storage).Select(d => $"{module.Name}: {d}"));
        await using var opened = copies.TryOpen(module.Name, storage, keys.Sensitive);
        if (opened is null)
        {
            _lines.Add($"{module.Name}: the module is not loaded, so its rows were not checked");
            return;
        }

        _lines.Add(await new ModuleCheck(module, opened, headFile, keys, _problems).RunAsync(cancellationToken));
        foreach (var reference in references.Where(r => r.Module == module.Name))
            referred.UnionWith(await reference.AllIn(opened.Db).ToListAsync(cancellationToken));
    }

    private async Task CheckFilesAsync(FileStore store, HashSet<string> referred, CancellationToken cancellationToken)
    {
        foreach (var sha256 in referred)
        {
            try
            {
                await store.CheckAsync(sha256, cancellationToken);
            }
            catch (FileNotFoundException)
            {
                _problems.Add($"files: {sha256} is referred to and missing");
            }
            catch (DamagedFileException e)
            {
                _problems.Add($"files: {sha256} does not open: {e.Message}");
            }
        }

        _lines.Add($"files: {referred.Count} referred to, all of them read");
    }
}
