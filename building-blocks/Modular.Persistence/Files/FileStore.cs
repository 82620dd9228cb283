using System.Security.Cryptography;

namespace Modular.Persistence;

/// <summary>
/// Files under their SHA-256: the same content is kept once, and what was written never changes. A file is complete and
/// durable before its name appears, and its name before the caller writes the row that refers to it; a crash in between
/// leaves a file without a row, never a row without a file.
/// </summary>
/// <remarks>Files without a row, and temporary ones that a crash left, are not swept up yet.</remarks>
public sealed class FileStore
{
    private readonly string _folder;
    private readonly string _temporary;

    /// <summary>The store in the folder, which is made.</summary>
    public FileStore(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _temporary = Path.Combine(_folder, "tmp");
        Directory.CreateDirectory(_temporary);
    }

    /// <summary>Stores the content, hashing it on the way; it is never held whole in memory.</summary>
    public async Task<StoredFile> SaveAsync(Stream content, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(_temporary, Guid.NewGuid().ToString("N"));
        try
        {
            var stored = await WriteAsync(content, temporary, cancellationToken);
            Publish(temporary, PathOf(stored.Sha256));
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a stored file for reading.</summary>
    /// <exception cref="FileNotFoundException">There is no file of this hash.</exception>
    public Stream OpenRead(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Whether the file is there.</summary>
    public bool Contains(string sha256) => File.Exists(PathOf(sha256));

    private static async Task<StoredFile> WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[81920];
        long length = 0;
        while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            length += read;
        }

        file.Flush(flushToDisk: true);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    private void Publish(string temporary, string path)
    {
        if (File.Exists(path))
            return;
        var folder = Path.GetDirectoryName(path)!;
        var isNewFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        File.Move(temporary, path, overwrite: true);
        FolderSync.Flush(folder);
        if (isNewFolder)
            FolderSync.Flush(_folder);
    }

    /// <summary>The hash comes from a row, but a path is only made of what is surely a hash.</summary>
    private string PathOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(_folder, sha256[..2], sha256)
            : throw new ArgumentException("A stored file is named by 64 lower-case hexadecimal digits.", nameof(sha256));
}
