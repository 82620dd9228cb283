using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Persistence;

namespace Risk.Demo;

/// <summary>Makes the demo register on the first start, where the host asks for demo data: all of it or, if it is stopped, none.</summary>
internal sealed class MakeDemoData(
    ModuleDatabase<RiskDb> database, IMerchantReader merchants, RiskOptions options, TimeProvider clock, DemoAmount amount, ILogger<MakeDemoData> logger) : IModuleStartup
{
    private const int Seed = 20260317;

    /// <inheritdoc/>
    public string Module => "Risk";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = amount.Value switch { DemoData.Small => 6, DemoData.Full => 30, _ => 0 };
        await using var db = database.Open(SystemCaller.Instance);
        // What others have signalled meanwhile is no demo data.
        if (count == 0 || await db.Risks.AnyAsync(r => r.Source == null, cancellationToken))
            return;
        var known = (await merchants.ListAsync(cancellationToken)).Select(m => m.Id).ToList();
        foreach (var made in new DemoRisks(new DemoSource(Seed), clock.GetUtcNow().UtcDateTime.Date, options.Matrix.ToMatrix(), known).Make(count))
        {
            db.Add(made.Risk);
            db.AddRange(made.Assessments);
            db.AddRange(made.Plans);
        }

        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Demo data: {Risks} risks", count);
    }
}
