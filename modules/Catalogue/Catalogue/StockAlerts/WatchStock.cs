using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.StockAlerts;

/// <summary>
/// Looks for variants that run short (CAT-04), and for those of which there are enough again. It looks from outside: what takes stock does not wait for it, and one alert is raised however many
/// take at once.
/// </summary>
[Job("catalogue.watch-stock", "0/15 * * * * ?")]
internal sealed class WatchStock(ModuleDatabase<CatalogueDb> database, CatalogueOptions options, TimeProvider clock) : IJob
{
    private const int AtATime = 500;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        run.Count("raised", await RaiseAsync(db, cancellationToken));
        run.Count("cleared", await ClearAsync(db, cancellationToken));
    }

    private async Task<int> RaiseAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        var low = await (from t in db.StockThresholds.AsNoTracking()
                         join s in db.StockLevels on t.VariantId equals s.VariantId
                         where s.OnHand - s.Reserved < t.Threshold && !db.StockAlerts.Any(a => a.VariantId == t.VariantId && a.Status != StockAlertStatus.Cleared)
                         orderby t.VariantId
                         select new { Wanted = t, Available = s.OnHand - s.Reserved }).Take(AtATime).ToListAsync(cancellationToken);
        foreach (var one in low)
            db.Add(StockAlert.Raise(new(Guid.CreateVersion7()), one.Wanted, one.Available, clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
        return low.Count;
    }

    private async Task<int> ClearAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        var percent = options.LowStockHysteresisPercent;
        // At least one piece more than the threshold, and by so much more as was set.
        var over = await (from a in db.StockAlerts
                          join t in db.StockThresholds on a.VariantId equals t.VariantId
                          join s in db.StockLevels on a.VariantId equals s.VariantId
                          where a.Status != StockAlertStatus.Cleared
                              && (t.Threshold == 0 || (s.OnHand - s.Reserved > t.Threshold && ((long)s.OnHand - s.Reserved) * 100 >= (long)t.Threshold * (100 + percent)))
                          orderby a.RaisedAt
                          select a).Take(AtATime).ToListAsync(cancellationToken);
        var cleared = 0;
        foreach (var alert in over)
        {
            alert.Clear(clock.GetUtcNow().UtcDateTime);
            // Whoever acknowledges it at this moment was faster; the next run looks again.
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                cleared++;
            else
                db.Entry(alert).State = EntityState.Detached;
        }

        return cleared;
    }
}
