using Catalogue.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;
using QC.Model;
using QC.Persistence;

namespace QC.Demo;

/// <summary>
/// Makes the module's demo data on the first start, where the host asks for some: all of it or, if it is stopped, none. Of what is over nobody is told any more; of what stands, whoever
/// would have been.
/// </summary>
internal sealed class MakeDemoData(
    ModuleDatabase<QCDb> database, ICatalogueReader goods, QCOptions options, TimeProvider clock, DemoAmount amount, ILogger<MakeDemoData> logger) : IModuleStartup
{
    private const int Seed = 20260322;
    private const int RecentWeeks = 4;
    private const int MinutesToDraw = 90;

    /// <inheritdoc/>
    public string Module => "QC";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (DemoPlan.For(amount.Value) is not { } plan)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.Standards.AnyAsync(cancellationToken))
            return;
        var listed = (await goods.ListOffersAsync(cancellationToken)).DistinctBy(o => o.Line.Product).Select(o => new SampledProduct(o.Line.Product, o.Merchant, o.Line.Title)).ToList();
        if (listed.Count == 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (asOf, source) = (DayOf(clock.GetUtcNow().UtcDateTime), new DemoSource(Seed));
        var (inspections, findings) = (new DemoInspections(asOf, source), new DemoFindings(asOf, source));
        // On a Monday the day begins before the draw of the week.
        var newest = SamplingWeek.At(asOf.AddMinutes(-MinutesToDraw)).StartsAt.AddMinutes(MinutesToDraw);
        var standard = DemoStandard.Publish(source, options.SamplingStandard, newest.AddDays(-7 * plan.Weeks));
        db.Add(standard);
        await db.SaveChangesAsync(cancellationToken);
        var (past, live, made) = (plan.PastFaults, plan.LiveFaults, 0);
        for (var week = 1 - plan.Weeks; week <= 0; week++)
        {
            var at = newest.AddDays(7 * week);
            var (sampling, drawn) = Sampling.Draw(
                () => source.Id(at), SamplingKind.Weekly, standard, listed, source.Random.NextInt64(), options.SampleSize, at.AddDays(options.InspectionDays), Actor.System, at);
            Forget(sampling);
            db.Add(sampling);
            foreach (var (inspection, index) in drawn.Select((d, i) => (d, i)))
            {
                var isLive = week == -1 && index >= drawn.Count - live;
                var isPast = !isLive && week < -RecentWeeks && index == 0 && past > 0;
                past -= isPast ? 1 : 0;
                var found = inspections.TakeOn(inspection, index, week == 0, isLive || isPast, isLive ? DemoUsers.Reviewer : null);
                Forget(inspection);
                db.Add(inspection);
                foreach (var finding in found)
                    Add(db, finding, findings.TakeOn(finding, week >= -RecentWeeks));
                made += found.Count;
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Demo data: {Weeks} samplings, {Findings} findings", plan.Weeks, made);
    }

    private static void Add(QCDb db, Finding finding, IReadOnlyList<ProgressEntry> progress)
    {
        db.Add(finding);
        db.AddRange(progress);
        if (finding.EndedAt is not null)
            Forget(finding);
    }

    private static void Forget(IRaisesEvents raiser) => raiser.TakeNewEvents();

    // The day in Asia/Shanghai begins at 16:00 UTC.
    private static DateTime DayOf(DateTime now) => now.AddHours(8).Date.AddHours(-8);
}
