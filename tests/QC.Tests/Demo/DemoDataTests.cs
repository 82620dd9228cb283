using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using QC.Demo;
using QC.Model;

namespace QC.Tests.Demo;

public sealed class DemoDataTests : QCTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Small_demo_data_are_made_once_and_leave_something_to_do(DatabaseKind on)
    {
        await BeginAsync(on);
        Goods.List(First, 40);
        Goods.List(Second, 30);
        await MakeAsync(Opened, DemoData.Small);
        await MakeAsync(Opened, DemoData.Small);
        await using var db = Open();
        Assert.Equal((6, 60), (await db.Samplings.CountAsync(), await db.Inspections.CountAsync()));
        var inspections = await db.Inspections.ToListAsync();
        Assert.All(Enum.GetValues<InspectionStatus>(), s => Assert.Contains(inspections, i => i.Status == s));
        var findings = await db.Findings.ToListAsync();
        FindingStatus[] missing = [.. Enum.GetValues<FindingStatus>().Except(findings.Select(f => f.Status))];
        Assert.True(missing.Length <= 1, $"None is {string.Join(", ", missing)} of {findings.Count}.");
        Assert.All(await db.StateChanges.ToListAsync(), s => Assert.True(s.At <= Opened.Clock.Now));
        // One critical fault stands, and of it alone others are told.
        Assert.Single(findings, f => f.IsCritical && f.EndedAt is null);
        Assert.Equal(["catalogue.product-quality-fault-found", "settlement.merchant-penalty-charged", "staff-performance.responsibility-found", "risk.risk-signalled"], await EventsAsync());
        // The job of this week finds its draw there, and those who work find something to do.
        Assert.Equal(10, (await Opened.RunJobAsync("qc.draw-weekly-sample")).Counts["alreadyDrawn"]);
    }

    /// <summary>The figures of a year, on whichever day of the week they are made, and the same on the same day.</summary>
    [Theory]
    [InlineData(22)]
    [InlineData(16)]
    public async Task Full_demo_data_have_a_year_of_weeks_and_are_the_same_on_the_same_day(int day)
    {
        await BeginAsync(DatabaseKind.Sqlite);
        Goods.List(First, 300);
        var prints = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var host = await ModuleHost.StartAsync<QCModule>(DatabaseKind.Sqlite, new() { Fakes = s => s.AddSingleton<Catalogue.Contracts.ICatalogueReader>(Goods) });
            await MakeAsync(host, DemoData.Full, day);
            await using var db = host.OpenDatabase<Persistence.QCDb>();
            var findings = await db.Findings.AsNoTracking().OrderBy(f => f.Id).ToListAsync();
            Assert.Equal(52, await db.Samplings.CountAsync());
            Assert.All(Enum.GetValues<FindingStatus>(), s => Assert.Contains(findings, f => f.Status == s));
            Assert.InRange(findings.Count(f => f.IsCritical), 1, 8);
            Assert.InRange(findings.Count(f => f.IsCritical && f.EndedAt is null), 1, 2);
            prints.Add(string.Join('\n', findings.Select(f => $"{f.Id} {f.ProductId} {f.FaultCode} {f.Status} {f.EndedAt:O}")));
        }

        Assert.Equal(prints[0], prints[1]);
    }

    private static Task MakeAsync(ModuleHost host, DemoData amount, int day = 22)
    {
        host.Clock.Now = new DateTime(2026, 11, day, 3, 0, 0, DateTimeKind.Utc);
        return ActivatorUtilities.CreateInstance<MakeDemoData>(host.Services, new DemoAmount(amount)).RunAsync(default);
    }
}
