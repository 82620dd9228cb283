using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;
using Risk.Persistence;

namespace Risk.Demo;

/// <summary>
/// Makes the demo rules on the first start, where the host asks for demo data. Before the module takes any message in: so the orders of the demo data are all screened by them, and the decisions
/// follow by themselves.
/// </summary>
internal sealed class MakeDemoRules(ModuleDatabase<RiskDb> database, TimeProvider clock, DemoAmount amount, ILogger<MakeDemoRules> logger) : IModuleStartup
{
    private const int Seed = 20260316;

    /// <inheritdoc/>
    public string Module => "Risk";

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = amount.Value switch { DemoData.Small => 8, DemoData.Full => 25, _ => 0 };
        await using var db = database.Open(SystemCaller.Instance);
        if (count == 0 || await db.Rules.AnyAsync(cancellationToken))
            return;
        db.AddRange(DemoRules.Make(new DemoSource(Seed), clock.GetUtcNow().UtcDateTime.Date, count));
        await db.SaveChangesAsync(cancellationToken);
        logger.LogInformation("Demo data: {Rules} editions of screening rules", count);
    }
}
