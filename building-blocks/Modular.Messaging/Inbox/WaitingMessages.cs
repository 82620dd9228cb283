using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// Which handlers of a module have messages that wait to be tried again, read once for all of them: next to always there is none, and then nobody looks for his own.
/// </summary>
internal sealed class WaitingMessages<TContext> where TContext : MessagingDbContext
{
    private readonly ModuleDatabase<TContext> _database;
    private readonly WakeUp _changed = new();
    private readonly SharedReading<Dictionary<(string Handler, string Source), DateTime>> _reading;

    public WaitingMessages(ModuleDatabase<TContext> database, MessagingOptions options)
    {
        _database = database;
        _reading = new(_changed, options.Poll / 2, ReadAsync);
    }

    /// <summary>Ends when there may be a message to try that was none before this call.</summary>
    public Task Arm() => _changed.Arm();

    /// <summary>Tells that a message waits now.</summary>
    public void Changed() => _changed.Pulse();

    /// <summary>When the first of the handler's messages from that module is due (UTC), in the past where it stands behind another one; null where none waits.</summary>
    public async Task<DateTime?> NextAsync(string handler, string source, CancellationToken cancellationToken) =>
        (await _reading.GetAsync(cancellationToken)).TryGetValue((handler, source), out var due) ? due : null;

    private async Task<Dictionary<(string Handler, string Source), DateTime>> ReadAsync(object? before, CancellationToken cancellationToken)
    {
        await using var db = _database.Open(SystemCaller.Instance);
        var waiting = await db.Set<InboxMessage>().AsNoTracking().Waiting()
            .GroupBy(m => new { m.Handler, m.Source }).Select(g => new { g.Key.Handler, g.Key.Source, Due = g.Min(m => m.DueAt) }).ToListAsync(cancellationToken);
        return waiting.ToDictionary(w => (w.Handler, w.Source), w => w.Due);
    }
}
