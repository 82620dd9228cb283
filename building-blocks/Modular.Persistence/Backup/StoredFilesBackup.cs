namespace Modular.Persistence.Backup;

/// <summary>The stored files of a data folder, encrypted as they are; the host may store, rotate and sweep meanwhile.</summary>
/// <param name="root">The folder of the store.</param>
internal sealed class StoredFilesBackup(string root)
{
    private readonly FileFolder _folder = new(root);

    /// <summary>Lets no stored file be swept until the disposal: begun before the databases are copied, each file that a copied row refers to is there.</summary>
    public async Task<IAsyncDisposable> KeepAllAsync(CancellationToken cancellationToken) => await _folder.KeepAllAsync(cancellationToken);

    /// <summary>Copies everything that is stored; the databases must have been copied before.</summary>
    /// <returns>How many files, and the ids of their keys.</returns>
    public async Task<(int Files, IReadOnlyList<string> Keys)> SaveAsync(string target, CancellationToken cancellationToken)
    {
        if (File.Exists(_folder.Referrers))
            await CopyAsync(_folder.Referrers, target, cancellationToken);
        var copied = new HashSet<string>(StringComparer.Ordinal);
        int before;
        do
        {
            // Again until nothing new is found: a change of keys moves files from a folder still to be read into one that was read.
            before = copied.Count;
            foreach (var file in _folder.KeyIds.ToArray().SelectMany(_folder.Stored).ToArray())
            {
                if (!copied.Contains(file) && await CopyAsync(file, target, cancellationToken))
                    copied.Add(file);
            }
        }
        while (copied.Count > before);

        return (copied.Count, [.. new FileFolder(target).KeyIds.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Puts saved files into the folder, which has none.</summary>
    public async Task RestoreAsync(string saved, CancellationToken cancellationToken)
    {
        FileCopy.MakeFolder(root);
        foreach (var file in Directory.EnumerateFiles(saved, "*", SearchOption.AllDirectories))
            await new StoredFilesBackup(saved).CopyAsync(file, root, cancellationToken);
    }

    // False where it has gone since it was seen: its content lies under a newer key now, where the next look finds it.
    private async Task<bool> CopyAsync(string file, string target, CancellationToken cancellationToken)
    {
        var copy = Path.Combine(target, Path.GetRelativePath(root, file));
        FileCopy.MakeFolder(Path.GetDirectoryName(copy)!);
        try
        {
            await FileCopy.CopyAsync(file, copy, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
