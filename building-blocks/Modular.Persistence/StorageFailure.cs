using System.ComponentModel;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Modular.Persistence;

/// <summary>Tells failures of the storage that pass (a lost connection, a full or read-only disk, a busy database) from mistakes, in the databases and in the files.</summary>
public static class StorageFailure
{
    // https://www.sqlite.org/rescode.html: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN.
    private static readonly int[] SqliteCodes = [5, 6, 8, 10, 13, 14];

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: connection exception, transaction rollback (serialization,
    // deadlock), insufficient resources, operator intervention (shutdown, crash), system error; a database in recovery is read-only.
    private static readonly string[] PostgresClasses = ["08", "40", "53", "57", "58"];
    private const string PostgresReadOnly = "25006";
    private const string PostgresCanceled = "57014";

    // errno(3), the same on Linux and macOS: EIO, ENOSPC, EROFS; EDQUOT of Linux and of macOS. A folder's rights are an exception of their own.
    private static readonly int[] UnixCodes = [5, 28, 30, 122, 69];

    // ERROR_WRITE_PROTECT, ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_IO_DEVICE.
    private static readonly int[] WindowsCodes = [0x13, 0x27, 0x70, 0x45D];

    /// <summary>
    /// Whether the same request may succeed later without anybody changing it. Nothing of it was committed, unless the connection was lost
    /// in the moment of the commit: only an idempotency key tells then.
    /// </summary>
    public static bool IsTemporary(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState == PostgresReadOnly
            || (postgres.SqlState != PostgresCanceled && PostgresClasses.Any(c => postgres.SqlState.StartsWith(c, StringComparison.Ordinal))),
        SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode),
        // The driver wraps what happened to the connection; without a cause of that kind it was used wrongly.
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException or EndOfStreamException } => true,
        NpgsqlException { InnerException: null, IsTransient: true } => true,
        TransactionLostException => true,
        IOException file when IsDisk(file.HResult & 0xFFFF) => true,
        UnauthorizedAccessException { InnerException: IOException } => true,
        Win32Exception system when IsDisk(system.NativeErrorCode) => true,
        { InnerException: { } inner } => IsTemporary(inner),
        _ => false,
    };

    private static bool IsDisk(int code) => (OperatingSystem.IsWindows() ? WindowsCodes : UnixCodes).Contains(code);
}
