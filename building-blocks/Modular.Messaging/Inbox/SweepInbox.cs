using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// Removes the messages of a module that are done, have been kept for long enough, and lie behind their handler's cursor, which alone keeps them
/// from coming again. What waits or is parked stays.
/// </summary>
internal sealed class SweepInbox<TContext>(TContext db, MessagingOptions options, TimeProvider clock) : IJob where TContext : MessagingDbContext
{
    /// <summary>The job of a module: every night.</summary>
    public static JobAttribute ScheduleOf(string module) => new($"{module.ToLowerInvariant()}.sweep-inbox", "0 15 3 * * ?");

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - options.KeepDone;
        var (messages, cursors) = (db.Set<InboxMessage>(), db.Set<InboxCursor>());
        run.Count("removed", await messages
            .Where(m => m.State == InboxState.Done && m.DueAt < before && cursors.Any(c => c.Handler == m.Handler && c.Source == m.Source && c.Position >= m.Position))
            .OrderBy(m => m.Id).DeleteInBatchesAsync(cancellationToken));
    }
}
