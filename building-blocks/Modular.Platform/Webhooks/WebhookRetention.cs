using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Removes finished deliveries, with their attempts, once they are old.</summary>
internal sealed class WebhookRetention(ModuleDatabase<PlatformDb> database, WebhookOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private const int Batch = 500;

    /// <summary>Sweeps, then waits for the next time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SweepAsync(cancellationToken);
        await Task.Delay(Every, clock, cancellationToken);
    }

    /// <summary>Removes what finished longer ago than the retention; gives how many deliveries that were.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var until = clock.GetUtcNow().UtcDateTime - options.Retention;
        var removed = 0;
        while (true)
        {
            var ids = await db.WebhookDeliveries.Where(d => d.FinishedAt < until).OrderBy(d => d.FinishedAt).Take(Batch).Select(d => d.Id).ToListAsync(cancellationToken);
            if (ids.Count == 0)
                return removed;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Those that were not redelivered in the meantime.
            var old = db.WebhookDeliveries.Where(d => ids.Contains(d.Id) && d.FinishedAt < until);
            await db.WebhookAttempts.Where(a => old.Any(d => d.Id == a.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
            removed += await old.ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }
}
