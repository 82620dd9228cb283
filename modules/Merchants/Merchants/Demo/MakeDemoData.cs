using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Demo;

/// <summary>Makes the module's demo data on the first start, where the host asks for some: all of it or, if it is stopped, none.</summary>
internal sealed class MakeDemoData(
    ModuleDatabase<MerchantsDb> database, FileStore files, TimeProvider clock, IWorkingCalendar calendar, MerchantsOptions options,
    DemoAmount amount, ILogger<MakeDemoData> logger) : IModuleStartup
{
    private const int Seed = 20260101;

    /// <inheritdoc/>
    public string Module => "Merchants";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (DemoPlan.For(amount.Value) is not { } plan)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.Applications.AnyAsync(cancellationToken))
            return;
        var desk = new DemoDesk(new(Seed), clock.GetUtcNow().UtcDateTime.Date, files, await calendar.ForAsync(options.WorkingTime, cancellationToken), options);
        var editions = new DemoEditions(desk);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SaveAsync(db, [.. editions.All, .. DemoRuleChanges.Receipts(editions.RuleChanges), .. DemoTeams.Make(desk)], cancellationToken);
        var (merchants, papers) = (0, 0);
        var demo = new DemoMerchants(plan, desk, editions);
        await foreach (var made in demo.MakeAsync(cancellationToken))
        {
            // Nobody is told now of what was decided long ago; what became of a merchant is what other modules go by.
            await SaveAsync(db, [made.Application, made.Agreement, made.Merchant, .. made.Papers, .. made.Others], cancellationToken);
            merchants++;
            papers += made.Papers.Count;
            if (merchants % 10 == 0 || merchants == plan.Merchants)
                logger.LogInformation("Demo data: {Merchants} of {All} merchants, {Papers} papers", merchants, plan.Merchants, papers);
        }

        await foreach (var made in demo.ApplicationsAsync(cancellationToken))
            await SaveAsync(db, made, cancellationToken);
        await new DemoScores(desk, editions).MakeAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task SaveAsync(MerchantsDb db, IReadOnlyList<object> made, CancellationToken cancellationToken)
    {
        foreach (var silent in made.OfType<IRaisesEvents>().Where(o => o is not (Merchant or MerchantApplication or MerchantClosure { Status: MerchantClosureStatus.Running })))
            silent.TakeNewEvents();
        db.AddRange(made);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
