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
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (merchants, papers) = (0, 0);
        await foreach (var made in new DemoMerchants(plan, clock.GetUtcNow().UtcDateTime.Date, files, await calendar.ForAsync(options.WorkingTime, cancellationToken), options).MakeAsync(cancellationToken))
        {
            db.AddRange(made.Application, made.Agreement, made.Merchant);
            db.AddRange(made.Papers);
            // Nobody is told now of what was decided long ago.
            foreach (var paper in made.Papers)
                paper.TakeNewEvents();
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            merchants++;
            papers += made.Papers.Count;
            if (merchants % 10 == 0 || merchants == plan.Merchants)
                logger.LogInformation("Demo data: {Merchants} of {All} merchants, {Papers} papers", merchants, plan.Merchants, papers);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
