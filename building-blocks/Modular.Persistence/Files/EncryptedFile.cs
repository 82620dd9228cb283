using System.Security.Cryptography;

namespace Modular.Persistence;

/// <summary>Writes and opens one encrypted file: a header, then the frames of the content.</summary>
internal static class EncryptedFile
{
    /// <summary>Writes a new file, which is on the disk when this ends. Only this process's user may read it.</summary>
    public static async Task<StoredFile> WriteAsync(Stream content, string path, FileKey key, CancellationToken cancellationToken)
    {
        var contentKey = RandomNumberGenerator.GetBytes(FileKey.Length);
        var frame = new byte[FrameCipher.FrameLength + FrameCipher.TagLength];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var cipher = new FrameCipher(contentKey);
        await using var file = Create(path);
        // The header tells what is known only at the end.
        file.Seek(FileHeader.Size, SeekOrigin.Begin);
        long length = 0;
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(frame.AsMemory(0, FrameCipher.FrameLength), FrameCipher.FrameLength, throwOnEndOfStream: false, cancellationToken);
            hash.AppendData(frame, 0, read);
            length += read;
            cipher.Seal(frame, read);
            await file.WriteAsync(frame.AsMemory(0, read + FrameCipher.TagLength), cancellationToken);
        }
        while (read == FrameCipher.FrameLength);

        var stored = new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        file.Seek(0, SeekOrigin.Begin);
        await file.WriteAsync(new FileHeader(contentKey, stored.Sha256, length).Seal(key), cancellationToken);
        file.Flush(flushToDisk: true);
        CryptographicOperations.ZeroMemory(contentKey);
        CryptographicOperations.ZeroMemory(frame);
        return stored;
    }

    /// <summary>Opens a file, which lies under its name, and checks its header and its length; <paramref name="file"/> stands after the header then.</summary>
    /// <exception cref="CryptographicException">It is not the file of that name, or not whole.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static FileHeader Open(string path, FileKey key, out Stream file)
    {
        var opened = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            Span<byte> bytes = stackalloc byte[FileHeader.Size];
            var header = FileHeader.Open(bytes[..opened.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)], key, Path.GetFileName(path));
            if (opened.Length != FileHeader.Size + FrameCipher.SealedLengthOf(header.Length))
                throw new CryptographicException("its length is not that of its content");
            file = opened;
            return header;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0, Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
