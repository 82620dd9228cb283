using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Demo;

/// <summary>Makes the module's demo data on the first start, where the host asks for some: all of it or, if it is stopped, none.</summary>
internal sealed class MakeDemoData(
    ModuleDatabase<StaffPerformanceDb> database, TimeProvider clock, IWorkingCalendar calendar, StaffPerformanceOptions options, DemoAmount amount, ILogger<MakeDemoData> logger) : IModuleStartup
{
    private const int Seed = 20260315;

    /// <inheritdoc/>
    public string Module => "StaffPerformance";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (DemoPlan.For(amount.Value) is not { } plan)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.Staff.AnyAsync(cancellationToken) || await db.Templates.AnyAsync(cancellationToken))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (asOf, source) = (DayOf(clock.GetUtcNow().UtcDateTime), new DemoSource(Seed));
        var (people, evaluations) = (new DemoStaff(plan, asOf, source), new DemoEvaluations(plan, asOf, source, await calendar.ForAsync(options.WorkingTime, cancellationToken), options));
        var templates = people.Templates();
        db.AddRange(templates.Values);
        await db.SaveChangesAsync(cancellationToken);
        var (index, made) = (0, 0);
        foreach (var member in people.Staff())
        {
            db.Add(member);
            var template = templates[member.Position];
            var (ofMember, adjustments) = member.Position == StaffPosition.Assistant
                ? evaluations.OfAssistant(index, member, template)
                : ([evaluations.OpenNow(member, template, isAssessed: index % 2 == 1)], []);
            db.AddRange(adjustments);
            db.AddRange(ofMember);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            (index, made) = (index + 1, made + ofMember.Count);
        }

        await transaction.CommitAsync(cancellationToken);
        logger.LogInformation("Demo data: {Staff} staff members, {Evaluations} evaluations", index, made);
    }

    // The day in Asia/Shanghai begins at 16:00 UTC, and months change with it.
    private static DateTime DayOf(DateTime now) => now.AddHours(8).Date.AddHours(-8);
}
