using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Jobs;

/// <summary>Removes the runs that are older than they are kept, but for the newest of each job, from which its next slot is counted.</summary>
[Job("platform.sweep-job-runs", "0 30 3 * * ?")]
internal sealed class SweepJobRuns(PlatformDb db, JobsOptions options, TimeProvider clock) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.KeepDays);
        run.Count("removed", await db.JobSlots
            .Where(s => s.EndedAt < before && db.JobSlots.Any(n => n.Job == s.Job && n.Slot > s.Slot && n.Trigger == JobTrigger.Schedule))
            .ExecuteDeleteAsync(cancellationToken));
    }
}
