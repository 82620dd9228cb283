using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>Removes notifications that are old, read or not, every night (ACC-04).</summary>
[Job("notifications.sweep", "0 50 3 * * ?")]
internal sealed class SweepNotifications(PlatformDb db, NotificationOptions options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().UtcDateTime - options.Retention;
        run.Count("removed", await db.Notifications.Where(n => n.CreatedAt < until).OrderBy(n => n.CreatedAt).DeleteInBatchesAsync(cancellationToken));
    }
}
