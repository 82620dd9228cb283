using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// Lets one connection at a time write to a SQLite file, in the order of asking, and lets that one move the log into the
/// file as well. SQLite allows one writer anyway; the queue replaces its busy waiting by waiting in turn, and keeps two
/// connections from writing and checkpointing at the same moment, which SQLite before 3.51.3 can get wrong (WAL-reset defect).
/// Readers do not pass it.
/// </summary>
internal sealed partial class WriterQueue(string path, ILogger logger) : IDisposable
{
    /// <summary>The log is moved into the file when so many pages have been written to it: as SQLite's own limit.</summary>
    private const int CheckpointAt = 1000;

    /// <summary>Where somebody still reads the log, so that it cannot begin anew, that is tried again after so many pages more.</summary>
    private const int TryAgainAfter = 100;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private FileStream? _processLock;

    // Counted by who has the turn. The length of the log would tell nothing: it begins anew in the file that it has, which does not shrink.
    private int _pagesUntilCheckpoint = CheckpointAt;

    /// <summary>Waits for the turn; dispose the lease to pass it on.</summary>
    public Lease Acquire()
    {
        _turn.Wait();
        return Admitted();
    }

    /// <summary>Waits for the turn; dispose the lease to pass it on.</summary>
    public async ValueTask<Lease> AcquireAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return Admitted();
    }

    public void Dispose()
    {
        _turn.Dispose();
        _processLock?.Dispose();
    }

    private Lease Admitted()
    {
        try
        {
            _processLock ??= LockForThisProcess();
            return new(this);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>The turn is kept in this process, so no other may write: the lock file is held until the end, even a violent one.</summary>
    private FileStream LockForThisProcess()
    {
        try
        {
            return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (HeldFile.IsReasonOf(held))
        {
            throw new InvalidOperationException(
                $"Another process writes to {path}. A SQLite file has one writing process: stop the other one, or give this one a folder of its own with --Data:Path.", held);
        }
    }

    /// <summary>The turn to write.</summary>
    internal sealed class Lease(WriterQueue queue) : IDisposable
    {
        private int _isReleased;

        /// <summary>Moves the log into the file where it has grown; a failure costs nothing but space, as the log is as durable.</summary>
        public void CheckpointIfDue(DbConnection connection)
        {
            if (connection is not SqliteConnection { Handle: { } handle })
                return;
            raw.sqlite3_db_status(handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
            if ((queue._pagesUntilCheckpoint -= pages) <= 0)
                queue._pagesUntilCheckpoint = queue.TryCheckpoint(handle) ? CheckpointAt : TryAgainAfter;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                queue._turn.Release();
        }
    }

    /// <summary>True where the next writer begins the log anew.</summary>
    private bool TryCheckpoint(sqlite3 connection)
    {
        // Whoever reads is not waited for: all others who want to write stand behind this one.
        raw.sqlite3_busy_timeout(connection, 0);
        var result = raw.sqlite3_wal_checkpoint_v2(connection, "main", raw.SQLITE_CHECKPOINT_RESTART, out _, out _);
        raw.sqlite3_busy_timeout(connection, ConnectionPragmas.BusyTimeout);
        if (result is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
            LogFailedCheckpoint(logger, path, result);
        return result == raw.SQLITE_OK;
    }

    [LoggerMessage(LogLevel.Error, "The log of {File} could not be moved into it (SQLite error {Result}); it is tried again after some more writes.")]
    private static partial void LogFailedCheckpoint(ILogger logger, string file, int result);
}
