using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.CollectPapers;

/// <summary>
/// Reminds those who collect papers before the day comes and once it has passed (DOC-03), once for each stage of each deadline. Each is saved by itself, so that it can be
/// stopped and repeated.
/// </summary>
[Job("merchants.remind-collectors", "0 20 * * * ?")]
internal sealed class RemindCollectors(ModuleDatabase<MerchantsDb> database, TimeProvider clock, MerchantsOptions options) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var stages = options.CollectionStagesInForce;
        var horizon = now.AddDays(stages.DefaultIfEmpty(0).Max());
        var open = CollectionStates.IsWithSource.ToArray();
        List<CollectionTaskId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.CollectionTasks
                .Where(t => open.Contains(t.Status) && t.ResponsibleId != null && t.DueAt <= horizon && (t.RemindedStage == null || t.RemindedStage > CollectionTask.OverdueStage))
                .OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            (await db.CollectionTasks.SingleAsync(t => t.Id == id, cancellationToken)).Remind(stages, now);
            // What somebody did meanwhile stands; the next run looks again.
            if (db.ChangeTracker.HasChanges() && await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count("reminded");
        }
    }
}
