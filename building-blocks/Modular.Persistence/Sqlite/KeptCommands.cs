using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// The commands that one connection has run last, ready to run again: to prepare a statement takes longer than to find a row by its key.
/// A connection belongs to one caller at a time, and so does this.
/// </summary>
internal sealed class KeptCommands
{
    private const int MaxKept = 32;

    /// <summary>Longer statements are made for one occasion: batches of a save.</summary>
    private const int MaxLength = 4_096;

    private static readonly ConditionalWeakTable<SqliteConnection, KeptCommands> OfConnections = [];

    private readonly Dictionary<string, KeptCommand> _idle = new(MaxKept, StringComparer.Ordinal);
    private long _clock;
    private bool _isClosed;

    /// <summary>A command that does what the new one would do, on its connection, with its parameters and in its transaction.</summary>
    public static SqliteCommand Instead(SqliteCommand made) => made switch
    {
        { Connection: { } connection, CommandText.Length: <= MaxLength } and not KeptCommand =>
            OfConnections.GetValue(connection, static _ => new()).Take(made, connection),
        _ => made,
    };

    /// <summary>Lets go of all that are kept for the connection; before it is closed, which would wait for them.</summary>
    public static void Close(SqliteConnection connection)
    {
        if (!OfConnections.TryGetValue(connection, out var kept))
            return;
        kept._isClosed = true;
        foreach (var command in kept._idle.Values)
            command.Drop();
        kept._idle.Clear();
    }

    /// <summary>Takes a command back; false where it should be disposed of.</summary>
    public bool TryKeep(KeptCommand command)
    {
        if (_isClosed || command.CommandText.Length == 0)
            return false;
        command.Parameters.Clear();
        command.Transaction = null;
        command.GivenBack = _clock++;
        if (!_idle.TryAdd(command.CommandText, command))
            return false;
        if (_idle.Count > MaxKept)
            DropOldest();
        return true;
    }

    private KeptCommand Take(SqliteCommand made, SqliteConnection connection)
    {
        if (!_idle.Remove(made.CommandText, out var command))
            command = new(this, made.CommandText, connection);
        command.Transaction = made.Transaction;
        command.CommandTimeout = made.CommandTimeout;
        foreach (SqliteParameter parameter in made.Parameters)
            command.Parameters.Add(parameter);
        made.Dispose();
        return command;
    }

    private void DropOldest()
    {
        var oldest = _idle.Values.MinBy(c => c.GivenBack)!;
        _idle.Remove(oldest.CommandText);
        oldest.Drop();
    }
}
