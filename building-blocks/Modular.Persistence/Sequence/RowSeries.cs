namespace Modular.Persistence;

/// <summary>
/// Rows of a module that get positions: from 1, without gaps, one series. SQLite's one writer places them before it inserts them
/// (<see cref="INewRows"/>); on PostgreSQL the sequencer places those that are committed.
/// </summary>
internal interface IRowSeries
{
    /// <summary>What the rows are, in plain words: <c>events</c>.</summary>
    string Name { get; }

    /// <summary>How many rows have a position, and the last one; a series without gaps has as many as its last position says.</summary>
    Task<SeriesEnd> FindEndAsync(ModuleDbContext db, CancellationToken cancellationToken);

    /// <summary>Whether committed rows wait for a position.</summary>
    Task<bool> IsWaitingAsync(ModuleDbContext db, CancellationToken cancellationToken);

    /// <summary>Places the next rows, under the sequencer's lock.</summary>
    /// <param name="db">The context, in a transaction.</param>
    /// <param name="atMost">How many rows.</param>
    /// <param name="cancellationToken">Ends the work; the transaction is dropped then.</param>
    /// <returns>How many were placed; fewer than asked for where none is left.</returns>
    Task<int> PlaceAsync(ModuleDbContext db, int atMost, CancellationToken cancellationToken);

    /// <summary>Called after the commit of what was placed, for other processes.</summary>
    Task TellAsync(ModuleDbContext db, CancellationToken cancellationToken);
}

/// <summary>How far a series of rows has come.</summary>
/// <param name="Name">What the rows are.</param>
/// <param name="Rows">How many have a position.</param>
/// <param name="Last">The last position; 0 where there is none.</param>
internal sealed record SeriesEnd(string Name, long Rows, long Last);

/// <summary>The rows that one save adds to a series.</summary>
internal interface INewRows
{
    /// <summary>The series.</summary>
    IRowSeries Series { get; }

    /// <summary>How many.</summary>
    int Count { get; }

    /// <summary>Whether there is anything to do in the save's transaction before they are inserted.</summary>
    bool NeedTransaction { get; }

    /// <summary>Secures their order in the save's transaction; on SQLite, places them.</summary>
    void Secure(ModuleDbContext db);

    /// <summary>As <see cref="Secure"/>.</summary>
    Task SecureAsync(ModuleDbContext db, CancellationToken cancellationToken);
}
