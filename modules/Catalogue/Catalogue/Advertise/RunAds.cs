using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Advertise;

/// <summary>Begins and ends booked advertisements by the business day (CAT-20): with its beginning the fee is due, once (SET-05). What nobody has decided on in time is cancelled, and its days are free.</summary>
[Job("catalogue.run-ads", "5 0/5 * * * ?")]
internal sealed class RunAds(ModuleDatabase<CatalogueDb> database, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = BusinessDay.DayAt(now);
        List<AdPlacementId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.AdPlacements
                .Where(p => ((p.Status == AdPlacementStatus.Requested || p.Status == AdPlacementStatus.Approved) && p.From <= today) || (p.Status == AdPlacementStatus.Running && p.Until <= today))
                // Ends before beginnings: of a slot one is shown at a time.
                .OrderBy(p => p.Until).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var placement = await db.AdPlacements.SingleAsync(p => p.Id == id, cancellationToken);
            placement.Follow(today, now);
            await db.FreeDaysAsync(placement, cancellationToken);
            // What somebody did meanwhile stands; the next run looks again.
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count("moved");
        }
    }
}
