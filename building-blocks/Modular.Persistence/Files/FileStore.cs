using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence;

/// <summary>
/// Files known by their SHA-256, encrypted: the same content is kept once, and what was written never changes. A file is complete and
/// durable before its name appears, and its name before the caller writes the row that refers to it; a crash in between
/// leaves a file without a row (<see cref="OrphanSweep"/> removes it), never a row without a file.
/// </summary>
public sealed partial class FileStore
{
    private readonly FileKeys _keys;
    private readonly TimeProvider _clock;
    private readonly ILogger<FileStore> _logger;

    /// <summary>The store in the folder, which is made.</summary>
    public FileStore(string folder, FileKeys keys, TimeProvider clock, ILogger<FileStore> logger) : this(new FileFolder(folder).Make(), keys, clock, logger)
    {
    }

    private FileStore(FileFolder folder, FileKeys keys, TimeProvider clock, ILogger<FileStore> logger)
    {
        Folder = folder;
        (_keys, _clock, _logger) = (keys, clock, logger);
    }

    internal FileFolder Folder { get; }

    /// <summary>A store of which nothing is wanted but to read: nothing is made.</summary>
    internal static FileStore ToRead(string folder, FileKeys keys, TimeProvider clock, ILogger<FileStore> logger) => new(new FileFolder(folder), keys, clock, logger);

    /// <summary>The ids of keys under which files lie and which are not known; while there are any, some files cannot be read.</summary>
    public IReadOnlyList<string> MissingKeys() =>
        [.. Folder.KeyIds.Where(id => _keys.Find(id) is null && Folder.Stored(id).Any())];

    /// <summary>Stores the content under the newest key, encrypting and hashing it on the way; it is never held whole in memory.</summary>
    /// <returns>What is stored, as new: a copy that was there before is replaced, so that the sweep lets its next row come.</returns>
    public async Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellationToken)
    {
        var temporary = Folder.NewTemporary();
        try
        {
            var stored = await EncryptedFile.WriteAsync(content, temporary, _keys.Newest, cancellationToken);
            var paths = PathsOf(stored.Sha256).Select(p => p.Path).ToArray();
            await Folder.PublishAsync(temporary, paths[0], paths[1..], _clock.GetUtcNow().UtcDateTime, cancellationToken);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file: a stream of its plain content, decrypted while it is read, with a length and without seeking.</summary>
    /// <exception cref="FileNotFoundException">There is no file of this hash.</exception>
    /// <exception cref="DamagedFileException">It is not what was written; reading throws this too, at the damaged place.</exception>
    public Stream OpenRead(string sha256)
    {
        // Twice, because a rotation may move the file from an older key to a newer one between the looks.
        foreach (var (key, path) in PathsOf(sha256).Concat(PathsOf(sha256)))
        {
            try
            {
                return Open(path, key);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // It may lie under another key.
            }
        }

        throw new FileNotFoundException("No stored file has this content.", sha256);
    }

    /// <summary>Reads a stored file to its end, so that nothing of a damaged one need be given out.</summary>
    /// <exception cref="FileNotFoundException">There is no file of this hash.</exception>
    /// <exception cref="DamagedFileException">It is not what was written.</exception>
    public async Task CheckAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var content = OpenRead(sha256);
        await content.CopyToAsync(Stream.Null, cancellationToken);
    }

    /// <summary>Whether the file is there.</summary>
    public bool Contains(string sha256) => PathsOf(sha256).Any(p => File.Exists(p.Path));

    /// <summary>Encrypts all that lies under older keys anew, under the newest; the host may serve meanwhile. What it cannot read it leaves.</summary>
    /// <returns>How many were encrypted anew, and the paths of the damaged ones.</returns>
    public async Task<(int Rotated, IReadOnlyList<string> Damaged)> RotateAsync(CancellationToken cancellationToken)
    {
        var rotated = 0;
        var damaged = new List<string>();
        foreach (var key in _keys.NewestFirst.Skip(1))
        {
            foreach (var path in Folder.Stored(key.Id))
            {
                try
                {
                    await using var content = Open(path, key);
                    await SaveAsync(content, cancellationToken);
                    rotated++;
                }
                catch (DamagedFileException e)
                {
                    damaged.Add(e.Path);
                }
                catch (FileNotFoundException)
                {
                    // Somebody stored the same content anew, under the newest key, or the sweep took it.
                }
            }
        }

        return (rotated, damaged);
    }

    /// <summary>The stored files that were last written before a time, with their content's hash; null where they are damaged.</summary>
    internal IEnumerable<(string Path, string? Sha256)> StoredBefore(DateTime time) => _keys.NewestFirst
        .SelectMany(key => Folder.Stored(key.Id).Where(path => File.GetLastWriteTimeUtc(path) < time).Select(path => (path, HashOf(path, key))));

    /// <summary>Where a file may lie.</summary>
    internal IEnumerable<string> PlacesOf(string sha256) => PathsOf(sha256).Select(p => p.Path);

    private string? HashOf(string path, FileKey key)
    {
        try
        {
            using var content = Open(path, key);
            return ((DecryptingStream)content).Sha256;
        }
        catch (Exception e) when (e is DamagedFileException or FileNotFoundException)
        {
            return null;
        }
    }

    private Stream Open(string path, FileKey key)
    {
        try
        {
            var header = EncryptedFile.Open(path, key, out var file);
            return new DecryptingStream(file, header, reason => Refuse(path, reason));
        }
        catch (CryptographicException e)
        {
            throw Refuse(path, e.Message);
        }
    }

    private DamagedFileException Refuse(string path, string reason)
    {
        LogDamaged(_logger, path, reason);
        return new(path, reason);
    }

    private IEnumerable<(FileKey Key, string Path)> PathsOf(string sha256) => _keys.NewestFirst.Select(k => (k, Folder.PathOf(k, sha256)));

    [LoggerMessage(LogLevel.Error, "The stored file {Path} is damaged and is not given out: {Reason}")]
    private static partial void LogDamaged(ILogger logger, string path, string reason);
}
