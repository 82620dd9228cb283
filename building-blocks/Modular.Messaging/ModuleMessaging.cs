using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>The messages of one module in this process: its feed, and the work behind it once it has been started.</summary>
internal sealed class ModuleMessaging<TContext> : IAsyncDisposable where TContext : MessagingDbContext
{
    private readonly string _module;
    private readonly ModuleDatabase<TContext> _database;
    private readonly MessagingOptions _options;
    private readonly MessagePump _pump;
    private readonly WakeUp _numbered;
    private readonly string? _postgres;

    /// <summary>The messages of the module; nothing runs yet.</summary>
    public ModuleMessaging(string module, ModuleDatabase<TContext> database, MessagingOptions options, ILogger<MessagePump> logger)
    {
        (_module, _database, _options, _pump) = (module, database, options, new(logger));
        using var db = database.Open(SystemCaller.Instance);
        // SQLite's one writer numbers events before it commits them.
        _postgres = db.Provider == DatabaseProvider.Postgres ? db.Database.GetConnectionString() : null;
        _numbered = _postgres is null ? database.Commits : new();
        Feed = new(module, database, _numbered, options);
    }

    /// <summary>The module's events.</summary>
    public EventFeed<TContext> Feed { get; }

    /// <summary>Begins to work; after the module's migrations.</summary>
    public void Start()
    {
        if (_postgres is null)
            return;
        var hints = new EventHints(_module);
        var sequencer = new Sequencer<TContext>(_database, hints, _numbered);
        _pump.Run($"{_module}: numbering events", async stop =>
        {
            var armed = _database.Commits.Arm();
            await sequencer.NumberAsync(stop);
            await Waiting.ForAnyAsync(_options.Poll, stop, armed);
        });
        _pump.Run($"{_module}: listening for events", stop => hints.ListenAsync(_postgres, _numbered, stop));
    }

    /// <summary>Ends the work.</summary>
    public ValueTask DisposeAsync() => _pump.DisposeAsync();
}
