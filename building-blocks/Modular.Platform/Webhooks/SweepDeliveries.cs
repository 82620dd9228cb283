using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Removes finished deliveries, with their attempts, once they are old.</summary>
[Job("webhooks.sweep-deliveries", "0 40 * * * ?")]
internal sealed class SweepDeliveries(PlatformDb db, WebhookOptions options, TimeProvider clock) : IJob
{
    private const int Batch = 500;

    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().UtcDateTime - options.Retention;
        while (true)
        {
            var ids = await db.WebhookDeliveries.Where(d => d.FinishedAt < until).OrderBy(d => d.FinishedAt).Take(Batch).Select(d => d.Id).ToListAsync(cancellationToken);
            if (ids.Count == 0)
                return;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Those that were not redelivered in the meantime.
            var old = db.WebhookDeliveries.Where(d => ids.Contains(d.Id) && d.FinishedAt < until);
            await db.WebhookAttempts.Where(a => old.Any(d => d.Id == a.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
            run.Count("removed", await old.ExecuteDeleteAsync(cancellationToken));
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
