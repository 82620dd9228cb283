using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Persistence;

namespace Risk.HandleAlerts;

/// <summary>Measures all merchants anew (RSK-05): rates change as days pass, without any event. Each is saved by itself, so that it can be stopped and repeated.</summary>
[Job("risk.watch-indicators", "0 40 * * * ?")]
internal sealed class WatchIndicators(ModuleDatabase<RiskDb> database, ISystemScopes scopes) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        List<MerchantId> merchants;
        await using (var db = database.Open(SystemCaller.Instance))
            merchants = await db.Watches.OrderBy(w => w.Id).Select(w => w.Id).ToListAsync(cancellationToken);
        foreach (var merchant in merchants)
        {
            await using var scope = scopes.Open();
            try
            {
                await scope.ServiceProvider.GetRequiredService<RefundWatch>().MeasureAsync(merchant, cancellationToken);
                run.Count("measured");
            }
            catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || UniqueViolation.IsAny(conflict))
            {
                // An event of this moment has measured it.
                run.Count("passedOver");
            }
        }
    }
}
