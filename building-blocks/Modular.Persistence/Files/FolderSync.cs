using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Modular.Persistence;

/// <summary>Makes a rename durable: on Unix a folder's entries reach the disk only when the folder itself is flushed.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals the rename.
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"Cannot open {folder} to flush it.");
        try
        {
            if (Fsync(handle) != 0)
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

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
