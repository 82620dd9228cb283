namespace Modular.Persistence;

/// <summary>
/// The folder of a file store: <c>key-ID/xx/NAME</c> for what is stored under each key, <c>tmp</c> for what is being written.
/// What makes and what removes a stored file exclude each other, across processes too, by the file <c>lock</c>; the file <c>kept</c>
/// is held by whoever wants nothing to be removed.
/// </summary>
internal sealed class FileFolder
{
    private const string KeyPrefix = "key-";
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(15);

    /// <summary>Lets this process's own callers wait in turn; a process has one store.</summary>
    private static readonly SemaphoreSlim Gate = new(1, 1);

    private readonly string _root;
    private readonly string _temporary;

    /// <summary>The folder, as it is there or not.</summary>
    public FileFolder(string root)
    {
        _root = Path.GetFullPath(root);
        _temporary = Path.Combine(_root, "tmp");
    }

    /// <summary>Makes the folder; before anything is written.</summary>
    public FileFolder Make()
    {
        Directory.CreateDirectory(_temporary);
        return this;
    }

    /// <summary>The file that tells which modules refer to files.</summary>
    public string Referrers => Path.Combine(_root, "referrers");

    private string Kept => Path.Combine(_root, "kept");

    /// <summary>The ids of all keys under which files were stored.</summary>
    public IEnumerable<string> KeyIds => Directory.Exists(_root)
        ? Directory.EnumerateDirectories(_root, KeyPrefix + "*").Select(d => Path.GetFileName(d)[KeyPrefix.Length..])
        : [];

    /// <summary>A new temporary path.</summary>
    public string NewTemporary() => Path.Combine(_temporary, Guid.NewGuid().ToString("N"));

    /// <summary>Where the content lies, if it is stored under that key. The hash comes from a row, but a path is only made of what is surely a hash.</summary>
    public string PathOf(FileKey key, string sha256)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("A stored file is named by 64 lower-case hexadecimal digits.", nameof(sha256));
        var name = key.NameOf(sha256);
        return Path.Combine(_root, KeyPrefix + key.Id, name[..2], name);
    }

    /// <summary>All that is stored under a key.</summary>
    public IEnumerable<string> Stored(string keyId) => Directory.Exists(Path.Combine(_root, KeyPrefix + keyId))
        ? Directory.EnumerateFiles(Path.Combine(_root, KeyPrefix + keyId), "*", SearchOption.AllDirectories)
        : [];

    /// <summary>All temporary files: being written, or left by a crash.</summary>
    public IEnumerable<string> Temporary() => Directory.EnumerateFiles(_temporary);

    /// <summary>Lets no stored file be removed until the disposal. What is replaced by a copy under a newer key still goes.</summary>
    public Task<FileStream> KeepAllAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_root);
        // Several may hold it; who removes wants it alone.
        return OpenInTurnAsync(() => new(Kept, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read), cancellationToken);
    }

    /// <summary>
    /// Gives the finished temporary file its name, durably and as of that time, in place of one that is there, and removes the other paths.
    /// </summary>
    public async Task PublishAsync(string temporary, string path, IEnumerable<string> replaced, DateTime at, CancellationToken cancellationToken)
    {
        using var entered = await EnterAsync(cancellationToken);
        File.SetLastWriteTimeUtc(temporary, at);
        MakeDurably(Path.GetDirectoryName(path)!);
        File.Move(temporary, path, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(path)!);
        foreach (var other in replaced.Where(File.Exists))
            File.Delete(other);
    }

    /// <summary>Removes a file unless it was written since, or all are kept for now; whether it did.</summary>
    public async Task<bool> RemoveUnlessWrittenSinceAsync(string path, DateTime since, CancellationToken cancellationToken)
    {
        using var entered = await EnterAsync(cancellationToken);
        if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) >= since)
            return false;
        using var alone = OpenAlone();
        if (alone is null)
            return false;
        File.Delete(path);
        return true;
    }

    // Null while somebody wants all kept; the next sweep finds the file again.
    private FileStream? OpenAlone()
    {
        try
        {
            return new(Kept, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (HeldFile.IsReasonOf(e))
        {
            return null;
        }
    }

    private void MakeDurably(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(folder)!;
        if (parent != _root)
            MakeDurably(parent);
        Directory.CreateDirectory(folder);
        FolderSync.Flush(parent);
    }

    private async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            // Another process holds it for moments only.
            return new Entered(await OpenInTurnAsync(
                () => new(Path.Combine(_root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), cancellationToken));
        }
        catch
        {
            Gate.Release();
            throw;
        }
    }

    private static async Task<FileStream> OpenInTurnAsync(Func<FileStream> open, CancellationToken cancellationToken)
    {
        var begin = Environment.TickCount64;
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException e) when (HeldFile.IsReasonOf(e) && Environment.TickCount64 - begin < LockPatience.TotalMilliseconds)
            {
                await Task.Delay(5, cancellationToken);
            }
        }
    }

    private sealed class Entered(FileStream held) : IDisposable
    {
        public void Dispose()
        {
            held.Dispose();
            Gate.Release();
        }
    }
}
