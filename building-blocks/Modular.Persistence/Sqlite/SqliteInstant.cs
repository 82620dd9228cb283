using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// Several SQLite files as they were at one instant, whatever another process writes to them since. What one module has read of another's
/// events must not be newer than those events: rows restored so would wait for events that come again under other positions, or not at all.
/// </summary>
/// <remarks>
/// For the instant at which the readers begin, the right to write to every file is held, so nobody commits between them; those who
/// want to write wait their moment out. Nothing is written here, not even a checkpoint when the last connection closes: the WAL-reset defect
/// wants one connection to write and to checkpoint, and that is the host's (<see cref="WriterQueue"/>).
/// </remarks>
internal sealed class SqliteInstant : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long the files that are held already wait for one that is not, before all are let go.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, SqliteConnection> _readers = [];

    private SqliteInstant()
    {
    }

    /// <summary>Waits for an instant at which nobody writes to any of the files, a moment also under load.</summary>
    /// <exception cref="TimeoutException">There was none.</exception>
    public static async Task<SqliteInstant> TakeAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var instant = new SqliteInstant();
        var writers = new List<SqliteConnection>();
        try
        {
            foreach (var file in files)
            {
                instant._readers.Add(file, Open(file, SqliteOpenMode.ReadOnly, "PRAGMA busy_timeout=5000"));
                writers.Add(Open(file, SqliteOpenMode.ReadWrite, "PRAGMA busy_timeout=0; PRAGMA wal_autocheckpoint=0"));
            }

            var begin = Environment.TickCount64;
            while (!TryHold(writers, cancellationToken))
            {
                if (Environment.TickCount64 - begin > Patience.TotalMilliseconds)
                    throw new TimeoutException($"{Path.GetDirectoryName(files[0])} was written to without a pause for {Patience.TotalSeconds:0} s.");
                await Task.Delay(50, cancellationToken);
            }

            foreach (var reader in instant._readers.Values)
                Run(reader, "BEGIN; SELECT count(*) FROM sqlite_schema");
            return instant;
        }
        catch
        {
            instant.Dispose();
            throw;
        }
        finally
        {
            Release(writers);
            foreach (var writer in writers)
                writer.Dispose();
        }
    }

    /// <summary>Copies a file as it was, page by page, into one that is not there yet; the copy needs no log beside it.</summary>
    public void CopyTo(string file, string target)
    {
        using (var written = new SqliteConnection(ConnectionString(target, SqliteOpenMode.ReadWriteCreate)))
        {
            written.Open();
            _readers[file].BackupDatabase(written);
        }

        using var alone = new SqliteConnection(ConnectionString(target, SqliteOpenMode.ReadWrite));
        alone.Open();
        Run(alone, "PRAGMA journal_mode=DELETE");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in _readers.Values)
            reader.Dispose();
    }

    private static string ConnectionString(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString();

    private static SqliteConnection Open(string file, SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(ConnectionString(file, mode));
        try
        {
            connection.Open();
            SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _), connection.Handle);
            Run(connection, settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool TryHold(List<SqliteConnection> writers, CancellationToken cancellationToken)
    {
        foreach (var (index, writer) in writers.Index())
        {
            var begin = Environment.TickCount64;
            int code;
            while (((code = raw.sqlite3_exec(writer.Handle, "BEGIN IMMEDIATE")) & 0xFF) == raw.SQLITE_BUSY)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (index > 0 && Environment.TickCount64 - begin > LongestPause.TotalMilliseconds)
                {
                    Release(writers);
                    return false;
                }

                // Shorter than the pauses between two who write: a busy host leaves no longer ones.
                Thread.Sleep(1);
            }

            SqliteException.ThrowExceptionForRC(code, writer.Handle);
        }

        return true;
    }

    // The connection's own way would wait and try again where a file is busy.
    private static void Release(List<SqliteConnection> writers)
    {
        foreach (var writer in writers.Where(w => raw.sqlite3_get_autocommit(w.Handle) == 0))
            SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(writer.Handle, "ROLLBACK"), writer.Handle);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
