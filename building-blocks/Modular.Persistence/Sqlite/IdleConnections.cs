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
    private const int MaxKept = 64;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private volatile bool _isClosed;

    /// <summary>A connection that is open; null where there is none.</summary>
    public SqliteConnection? Take() => _idle.TryTake(out var connection) ? connection : null;

    /// <summary>Keeps a connection that is open and in no transaction; false where it should be closed.</summary>
    public bool TryKeep(SqliteConnection connection)
    {
        if (_isClosed || _idle.Count >= MaxKept || connection.Handle is not { } handle || raw.sqlite3_get_autocommit(handle) == 0)
            return false;
        _idle.Add(connection);
        if (_isClosed)
            Dispose();
        return true;
    }

    /// <summary>Closes what is there, and from now on keeps nothing.</summary>
    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var connection))
        {
            KeptCommands.Close(connection);
            connection.Dispose();
        }
    }
}
