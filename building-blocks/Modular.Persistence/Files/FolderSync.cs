using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Modular.Persistence;

/// <summary>Makes a rename durable: on Unix a folder's entries reach the disk only when the folder itself is flushed.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsWindows())
            Flush(folder, Fsync); // NTFS journals the rename.
    }

    /// <summary>Gets everything below a folder onto the disk, in one go where the system can: a file at a time takes long where there are many.</summary>
    public static void FlushAll(string folder)
    {
        if (OperatingSystem.IsLinux())
        {
            Flush(folder, SyncFileSystem);
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        foreach (var path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            Flush(path);
    }

    private static void Flush(string folder, Func<int, int> flush)
    {
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot open {folder} to flush it.");
        try
        {
            if (flush(handle) != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot flush {folder}.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
