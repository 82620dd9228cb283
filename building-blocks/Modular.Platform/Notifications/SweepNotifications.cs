using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>Removes notifications that are old, read or not, every night (ACC-04).</summary>
[Job("notifications.sweep", "0 50 3 * * ?")]
internal sealed class SweepNotifications(PlatformDb db, NotificationOptions options, TimeProvider clock) : IJob
{
    private const int Batch = 1000;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().UtcDateTime - options.Retention;
        int removed;
        do
        {
            var old = await db.Notifications.Where(n => n.CreatedAt < until).OrderBy(n => n.CreatedAt).Take(Batch).Select(n => n.Id).ToListAsync(cancellationToken);
            removed = await db.Notifications.Where(n => old.Contains(n.Id)).ExecuteDeleteAsync(cancellationToken);
            run.Count("removed", removed);
        }
        while (removed == Batch);
    }
}
