using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// Removes the messages of a module that are done, have been kept for long enough, and lie behind their handler's cursor, which alone keeps them
/// from coming again. What waits or is parked stays.
/// </summary>
internal sealed class SweepInbox<TContext>(TContext db, MessagingOptions options, TimeProvider clock) : IJob where TContext : MessagingDbContext
{
    /// <summary>Rows of one statement, so that nobody waits long for the writer.</summary>
    private const int Batch = 1000;

    /// <summary>The job of a module: every night.</summary>
    public static JobAttribute ScheduleOf(string module) => new($"{module.ToLowerInvariant()}.sweep-inbox", "0 15 3 * * ?");

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - options.KeepDone;
        var (messages, cursors) = (db.Set<InboxMessage>(), db.Set<InboxCursor>());
        int removed;
        do
        {
            var old = await messages
                .Where(m => m.State == InboxState.Done && m.DueAt < before && cursors.Any(c => c.Handler == m.Handler && c.Source == m.Source && c.Position >= m.Position))
                .OrderBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(cancellationToken);
            removed = await messages.Where(m => old.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
            run.Count("removed", removed);
        }
        while (removed == Batch);
    }
}
