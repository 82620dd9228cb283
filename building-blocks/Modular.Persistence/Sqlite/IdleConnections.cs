using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// Connections to a file that nobody uses, still open and with their settings. The driver's own pool takes off all that EF Core has
/// registered on a connection and EF Core puts it on again, which takes as long as a small query.
/// </summary>
internal sealed class IdleConnections : IDisposable
{
    /// <summary>How many are kept at most.</summary>
    public const int MaxKept = 64;

    // The one that was used last comes first: SQLite has its pages in memory still.
    private readonly ConcurrentStack<SqliteConnection> _idle = [];
    private int _count;
    private volatile bool _isClosed;

    /// <summary>A connection that is open; null where there is none.</summary>
    public SqliteConnection? Take()
    {
        if (!_idle.TryPop(out var connection))
            return null;
        Interlocked.Decrement(ref _count);
        return connection;
    }

    /// <summary>Keeps a connection that is open and in no transaction, and can write; false where it should be closed.</summary>
    public bool TryKeep(SqliteConnection connection)
    {
        if (_isClosed || connection.Handle is not { } handle || raw.sqlite3_get_autocommit(handle) == 0 || IsReadOnly(handle))
            return false;
        // Counted beside: to count a collection of .NET's is to go through it, or to stop all who use it.
        if (Interlocked.Increment(ref _count) > MaxKept)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _idle.Push(connection);
        if (_isClosed)
            Dispose();
        return true;
    }

    // SQLite opens a file that cannot be written to for reading, without a word, and the connection stays so when the folder can be written to again.
    private static bool IsReadOnly(sqlite3 handle) => raw.sqlite3_db_readonly(handle, utf8z.FromSpan("main\0"u8)) != 0;

    /// <summary>Closes what is there, and from now on keeps nothing.</summary>
    public void Dispose()
    {
        _isClosed = true;
        while (Take() is { } connection)
        {
            KeptCommands.Close(connection);
            connection.Dispose();
        }
    }
}
