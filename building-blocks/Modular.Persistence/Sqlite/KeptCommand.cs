using Microsoft.Data.Sqlite;

namespace Modular.Persistence.Sqlite;

/// <summary>A command whose statement stays prepared: disposing it gives it back to those that its connection keeps.</summary>
internal sealed class KeptCommand(KeptCommands home, string text, SqliteConnection connection) : SqliteCommand(text, connection)
{
    /// <summary>When it was given back, as its connection counts.</summary>
    public long GivenBack { get; set; }

    /// <summary>Interrupts the query that it runs, once somebody cancels.</summary>
    public CancellationTokenRegistration Interruption { get; set; }

    /// <summary>Lets the statement go.</summary>
    public void Drop() => base.Dispose(disposing: true);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || !home.TryKeep(this))
            base.Dispose(disposing);
    }
}
