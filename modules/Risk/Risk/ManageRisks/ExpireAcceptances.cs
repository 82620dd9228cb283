using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ManageRisks;

/// <summary>Takes risks back whose acceptance is over, to be judged or accepted anew (RSK-14). Each is saved by itself, so that it can be stopped and repeated.</summary>
[Job("risk.expire-acceptances", "0 10 * * * ?")]
internal sealed class ExpireAcceptances(ModuleDatabase<RiskDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<RiskId> due;
        await using (var db = database.Open(SystemCaller.Instance))
            due = await db.Risks.Where(r => r.Status == RiskStatus.Accepted && r.AcceptedUntil <= now).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var risk = await db.Risks.SingleAsync(r => r.Id == id, cancellationToken);
            // What somebody did meanwhile stands; the next run looks again.
            if (risk.ExpireAcceptance(now) && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count("expired");
        }
    }
}
