using System.Security.Cryptography;

namespace Modular.Persistence.Backup;

/// <summary>Copies files, for this process's user alone, and reads them to their end. What was written is on the disk after <see cref="FolderSync.FlushAll"/>.</summary>
internal static class FileCopy
{
    private const int BufferLength = 128 * 1024;

    /// <summary>Makes a folder that only this process's user may look into.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Copies a file into a folder that is there.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        await using var from = Open(source);
        await using var to = Create(target);
        await from.CopyToAsync(to, BufferLength, cancellationToken);
    }

    /// <summary>Writes a new file.</summary>
    public static void Write(string target, ReadOnlySpan<byte> content)
    {
        using var to = Create(target);
        to.Write(content);
    }

    /// <summary>Reads a file to its end.</summary>
    public static async Task<BackupEntry> ReadAsync(string path, string name, CancellationToken cancellationToken)
    {
        await using var content = Open(path);
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        return new(name, content.Length, Convert.ToHexStringLower(hash));
    }

    private static FileStream Open(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
