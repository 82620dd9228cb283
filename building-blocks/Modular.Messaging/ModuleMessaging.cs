using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>The messages of one module in this process: its feed, and the listening to other processes once it has been started.</summary>
internal sealed class ModuleMessaging<TContext> : IAsyncDisposable where TContext : MessagingDbContext
{
    private readonly string _module;
    private readonly ModuleDatabase<TContext> _database;
    private readonly BackgroundLoops _loops;

    /// <summary>The messages of the module; nothing runs yet.</summary>
    public ModuleMessaging(string module, ModuleDatabase<TContext> database, MessagingOptions options, ILogger<BackgroundLoops> logger)
    {
        (_module, _database, _loops) = (module, database, new(logger));
        Feed = new(module, database, database.PlacedOf(EventSeries.Instance), options);
    }

    /// <summary>The module's events.</summary>
    public EventFeed<TContext> Feed { get; }

    /// <summary>Opens the feed and begins to listen; after the module's migrations.</summary>
    public void Start()
    {
        Feed.Open();
        if (_database.Provider != DatabaseProvider.Postgres)
            return;
        using var db = _database.Open(SystemCaller.Instance);
        var connectionString = db.Database.GetConnectionString()!;
        _loops.Run($"{_module}: listening for events", stop => new EventHints(typeof(TContext)).ListenAsync(connectionString, _database.PlacedOf(EventSeries.Instance), stop));
        _loops.Run($"{_module}: looking for events", Feed.LookAsync);
    }

    /// <summary>Ends the work.</summary>
    public ValueTask DisposeAsync() => _loops.DisposeAsync();
}
