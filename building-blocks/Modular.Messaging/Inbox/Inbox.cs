using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>What a module has received of others.</summary>
internal interface IInbox
{
    /// <summary>The messages that are parked, oldest first, at most so many.</summary>
    Task<IReadOnlyList<ParkedMessage>> ParkedAsync(int first, CancellationToken cancellationToken);

    /// <summary>Lets a parked message be tried again as if it were new, and those of its object that wait behind it.</summary>
    /// <returns>The message; null where none of that id is parked here.</returns>
    Task<ParkedMessage?> ReplayAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>The inboxes of all modules that react to others.</summary>
/// <param name="all">They.</param>
internal sealed class Inboxes(IEnumerable<IInbox> all)
{
    public IReadOnlyList<IInbox> All { get; } = [.. all];
}

/// <summary>The inbox of one module: a delivery for each of its handlers and each module whose events that one handles.</summary>
internal sealed class Inbox<TContext>(
    string module, IReadOnlyList<Reaction> reactions, ModuleDatabase<TContext> database, IEnumerable<IEventFeed> feeds,
    ISystemScopes scopes, MessagingOptions options, TimeProvider clock, ILoggerFactory loggers) : IInbox, IInboxProgress<TContext>, IAsyncDisposable
    where TContext : MessagingDbContext
{
    private readonly BackgroundLoops _loops = new(loggers.CreateLogger<BackgroundLoops>());
    private readonly WaitingMessages<TContext> _waiting = new(database, options);
    private readonly List<Delivery<TContext>> _deliveries = [];

    /// <summary>Begins to work; after the module's migrations.</summary>
    public void Start()
    {
        var logger = loggers.CreateLogger<Inbox<TContext>>();
        foreach (var reaction in reactions)
        {
            foreach (var feed in feeds.OfType<IPagedFeed>().Where(f => reaction.MayComeFrom(f.Module, module)))
            {
                var delivery = new Delivery<TContext>(reaction, feed, database, scopes, options, clock, _waiting, logger);
                _deliveries.Add(delivery);
                _loops.Run($"{module}: {reaction.Name} of {feed.Module}", delivery.RunAsync);
            }
        }
    }

    public async Task<bool> HasCaughtUpAsync(CancellationToken cancellationToken)
    {
        foreach (var delivery in _deliveries)
        {
            if (!await delivery.HasCaughtUpAsync(cancellationToken))
                return false;
        }

        return true;
    }

    public async Task<IReadOnlyList<ParkedMessage>> ParkedAsync(int first, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var parked = await db.Set<InboxMessage>().AsNoTracking().Parked().OrderBy(m => m.Id).Take(first).ToListAsync(cancellationToken);
        return [.. parked.Select(Told)];
    }

    public async Task<ParkedMessage?> ReplayAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var parked = db.Set<InboxMessage>().Where(m => m.Id == id && m.State == InboxState.Parked);
        if (await parked.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } message)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var freed = await parked.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, InboxState.Waiting)
            .SetProperty(m => m.Tries, 0)
            .SetProperty(m => m.DueAt, now), cancellationToken);
        _waiting.Changed();
        return freed > 0 ? Told(message) : null;
    }

    public ValueTask DisposeAsync() => _loops.DisposeAsync();

    private ParkedMessage Told(InboxMessage message) => new(
        message.Id, module, message.Handler, message.EventName, message.Source, message.Position, message.AggregateId, message.Tries, message.Error ?? "");
}
