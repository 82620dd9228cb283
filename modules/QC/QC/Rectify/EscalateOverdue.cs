using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.Rectify;

/// <summary>
/// Tells the supervisors of faults whose deadline has passed while nobody says that they are mended (QC-10), once for each deadline. Each is saved by itself, so that it can be stopped
/// and repeated.
/// </summary>
[Job("qc.escalate-overdue", "0 10 * * * ?")]
internal sealed class EscalateOverdue(ModuleDatabase<QCDb> database, TimeProvider clock) : IJob
{
    private static readonly FindingStatus[] Waiting = [FindingStatus.Assigned, FindingStatus.InProgress, FindingStatus.Reopened];

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<FindingId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.Findings.Where(f => Waiting.Contains(f.Status) && f.DueAt < now && (f.EscalatedDueAt == null || f.EscalatedDueAt != f.DueAt))
                .OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var finding = await db.Findings.SingleAsync(f => f.Id == id, cancellationToken);
            if (!Waiting.Contains(finding.Status))
                continue;
            finding.Escalate(now);
            // What somebody did meanwhile stands; the next run looks again.
            if (db.ChangeTracker.HasChanges() && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count("escalated");
        }
    }
}
