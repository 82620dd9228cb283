using Microsoft.Extensions.Logging;

namespace Modular.Persistence;

/// <summary>Places a module's rows for as long as the process runs, where their writers do not (<see cref="IRowSeries"/>).</summary>
internal sealed class ModuleSequence<TContext>(string module, ModuleDatabase<TContext> database, ILogger<BackgroundLoops> logger) : IAsyncDisposable
    where TContext : ModuleDbContext
{
    /// <summary>How long rows wait at most whose writer died before it could tell.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly BackgroundLoops _loops = new(logger);

    /// <summary>Begins to work; after the module's migrations.</summary>
    public void Start()
    {
        if (database.Provider != DatabaseProvider.Postgres)
            return;
        var sequencer = new Sequencer<TContext>(database);
        _loops.Run($"{module}: numbering rows", async stop =>
        {
            var armed = database.Unplaced.Arm();
            await sequencer.PlaceAsync(stop);
            await Waiting.ForAnyAsync(Poll, stop, armed);
        });
    }

    /// <summary>Ends the work.</summary>
    public ValueTask DisposeAsync() => _loops.DisposeAsync();
}
