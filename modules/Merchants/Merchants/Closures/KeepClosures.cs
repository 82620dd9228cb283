using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Closures;

/// <summary>Begins and ends planned closures at their times. One whose whole span has passed unseen is begun and ended. Each is saved by itself.</summary>
[Job("merchants.keep-closures", "0 0/5 * * * ?")]
internal sealed class KeepClosures(ModuleDatabase<MerchantsDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<MerchantClosureId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.Closures.Where(c => (c.Status == MerchantClosureStatus.Planned && c.From <= now) || (c.Status == MerchantClosureStatus.Running && c.To <= now))
                .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var closure = await db.Closures.SingleAsync(c => c.Id == id, cancellationToken);
            var before = closure.Status;
            if (closure.Status == MerchantClosureStatus.Planned && closure.From <= now)
                closure.Begin(now);
            if (closure.Status == MerchantClosureStatus.Running && closure.To <= now)
                closure.End(Actor.System, now);
            // What somebody did meanwhile stands; the next run looks again.
            if (closure.Status != before && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count(closure.Status == MerchantClosureStatus.Running ? "began" : "ended");
        }
    }
}
