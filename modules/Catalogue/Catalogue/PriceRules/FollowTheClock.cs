using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.PriceRules;

/// <summary>Moves price rules on when their times come (CAT-09). Prices follow the times by themselves, so a late run shows in the rules' history alone.</summary>
[Job("catalogue.follow-price-rules", "10 * * * * ?")]
internal sealed class FollowTheClock(CatalogueDb db, TimeProvider clock) : IJob
{
    private const int AtATime = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.PriceRules.Where(r => (r.Status == PriceRuleStatus.Approved && r.From <= now) || (r.Status == PriceRuleStatus.Active && r.Until <= now))
            .OrderBy(r => r.From).Take(AtATime).ToListAsync(cancellationToken);
        foreach (var rule in due)
        {
            rule.Follow(now);
            // Whoever withdraws it at this moment was faster; the next run sees that.
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                run.Count("moved");
            else
                db.Entry(rule).State = EntityState.Detached;
        }
    }
}
