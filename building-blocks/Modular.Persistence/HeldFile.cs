namespace Modular.Persistence;

/// <summary>Tells a lock file that somebody else holds open from one that cannot be opened at all.</summary>
internal static class HeldFile
{
    // EWOULDBLOCK of Linux and of macOS; ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
    private static readonly int[] Codes = OperatingSystem.IsWindows() ? [0x20, 0x21] : [11, 35];

    /// <summary>Whether opening failed because another one holds the file.</summary>
    public static bool IsReasonOf(IOException failure) => Codes.Contains(failure.HResult & 0xFFFF);
}
