using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// Lets one connection at a time write to a SQLite file, in the order of asking, and lets that one move the log into the
/// file as well. SQLite allows one writer anyway; the queue replaces its busy waiting by waiting in turn, and keeps two
/// connections from writing and checkpointing at the same moment, which SQLite before 3.51.3 can get wrong (WAL-reset defect).
/// Readers do not pass it.
/// </summary>
internal sealed class WriterQueue(string path, ILogger logger) : IDisposable
{
    /// <summary>The log is moved into the file when it has grown past this, in bytes: as SQLite's own 1000 pages of 4 KiB.</summary>
    private const long CheckpointAt = 4_096_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly FileInfo _log = new(path + "-wal");
    private FileStream? _processLock;

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
            queue._log.Refresh();
            if (!queue._log.Exists || queue._log.Length < CheckpointAt)
                return;
            try
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
                command.ExecuteNonQuery();
            }
            catch (SqliteException failure)
            {
                queue.LogFailedCheckpoint(failure);
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
                queue._turn.Release();
        }
    }

    private void LogFailedCheckpoint(SqliteException failure) =>
        logger.LogError(failure, "The log of {File} could not be moved into it; it is tried again after the next write.", path);
}
