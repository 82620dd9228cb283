using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Jobs;

/// <summary>Work that is done by the clock.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Cron">When it runs, seconds first, as the settings have it.</param>
/// <param name="TimeZone">The IANA name of the zone of those times.</param>
/// <param name="IsEnabled">Whether the clock runs it; by request it runs anyway.</param>
/// <param name="Misfire">What becomes of times at which no process ran.</param>
/// <param name="NextRunAt">Its next time (UTC); null where none comes.</param>
/// <param name="LastRun">The newest run, by the time it was begun; null before the first.</param>
internal sealed record Job(string Name, string Cron, string TimeZone, bool IsEnabled, JobMisfire Misfire, DateTime? NextRunAt, JobSlot? LastRun);

/// <summary>Jobs and their runs.</summary>
[QueryType]
[Authorize(JobPermissions.Read)]
internal static class JobQueries
{
    /// <summary>All jobs of the platform, in the order of their names; <c>backups.make</c>, which backs everything up every night (ACC-05), where the host has a folder for it.</summary>
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<Job>> GetJobsAsync(JobCatalog catalog, PlatformDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var last = await db.JobSlots.AsNoTracking()
            .Where(s => !db.JobSlots.Any(n => n.Job == s.Job && (n.StartedAt > s.StartedAt || (n.StartedAt == s.StartedAt && n.Slot > s.Slot))))
            .ToDictionaryAsync(s => s.Job, cancellationToken);
        return [.. catalog.Jobs.Values.Select(j => new Job(
            j.Name, j.Cron.CronExpressionString, j.Cron.TimeZone.Id, j.IsEnabled, j.Misfire, j.IsEnabled ? j.After(now) : null, last.GetValueOrDefault(j.Name)))];
    }

    /// <summary>The runs of all jobs, the newest first; kept for 90 days unless set otherwise.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(JobSlot.Job), nameof(JobSlot.Slot), nameof(JobSlot.State), nameof(JobSlot.Trigger), nameof(JobSlot.StartedAt), nameof(JobSlot.Owner)])]
    [UseSorting(Properties = [nameof(JobSlot.Job), nameof(JobSlot.Slot), nameof(JobSlot.State), nameof(JobSlot.StartedAt)])]
    public static IQueryable<JobSlot> GetJobRuns(PlatformDb db) =>
        db.JobSlots.AsNoTracking().OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id);
}
