using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Campaigns;

/// <summary>Watches the times of campaigns (CAT-15): one that has not started in time is a breach, told once; one whose time is over ends.</summary>
[Job("catalogue.keep-campaigns", "40 * * * * ?")]
internal sealed class KeepCampaigns(ModuleDatabase<CatalogueDb> database, CatalogueOptions options, TimeProvider clock) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var late = now.AddMinutes(-options.CampaignGraceMinutes);
        List<CampaignId> due;
        await using (var db = database.Open(SystemCaller.Instance))
        {
            due = await db.Campaigns
                .Where(c => (c.Status == CampaignStatus.Approved && c.LateSince == null && c.Plan.From <= late) || (c.Status == CampaignStatus.Running && c.Plan.Until <= now))
                .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == id, cancellationToken);
            var isOver = campaign.Status == CampaignStatus.Running && campaign.Plan.Until <= now;
            if (isOver)
                campaign.End(now);
            else
                campaign.NoteLate(now);
            // What somebody did meanwhile stands; the next run looks again.
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count(isOver ? "ended" : "late");
        }
    }
}
