using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using StaffPerformance.Demo;
using StaffPerformance.Model;

namespace StaffPerformance.Tests.Demo;

public sealed class DemoDataTests : StaffTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Small_demo_data_are_made_once_and_leave_something_to_do(DatabaseKind on)
    {
        await BeginAsync(on);
        await MakeAsync(Opened, DemoData.Small);
        await MakeAsync(Opened, DemoData.Small);
        await using var db = Open();
        var evaluations = await db.Evaluations.Include(e => e.Indicators).ToListAsync();
        Assert.Equal((11, 5 * 3 + 11), (await db.Staff.CountAsync(), evaluations.Count));
        Assert.Equal(2, evaluations.Count(e => e.AppealedAt != null));
        var now = evaluations.Where(e => e.Period == "2026-11").ToList();
        Assert.Equal((11, true, true), (
            now.Count(e => e.Status is EvaluationStatus.SelfAssess or EvaluationStatus.PanelScoring), now.Exists(e => e.Status == EvaluationStatus.SelfAssess), now.Exists(e => e.Status == EvaluationStatus.PanelScoring)));
        Assert.Single(evaluations, e => e.Status == EvaluationStatus.Appealed);
        Assert.Contains(evaluations, e => e.RecheckOutcome != null);
        Assert.All(evaluations.Where(e => e.Score != null), e => Assert.InRange(e.Score!.Value, 5_000, 13_000));
        Assert.All(await db.StateChanges.ToListAsync(), s => Assert.True(s.At <= Opened.Clock.Now));
        var users = await db.Staff.Select(m => m.UserId.Value).ToListAsync();
        DemoUser[] known = [DemoUsers.Assistant, DemoUsers.Reviewer, DemoUsers.Reviewer2, DemoUsers.Uploader, DemoUsers.Inspector, DemoUsers.Fulfilment, DemoUsers.Finance];
        Assert.All(known, u => Assert.Contains(u.Id, users));
        Assert.Equal(4, (await AskAsync(DemoUsers.Assistant, "{ myEvaluations { totalCount } }")).GetProperty("myEvaluations").GetProperty("totalCount").GetInt32());
        // The job of the month finds all of it there.
        Assert.Equal((0, 11, 0), await OpenCycleAsync("2026-11"));
    }

    /// <summary>The figures of the domain (section 7), on whichever day of the month they are made.</summary>
    [Theory]
    [InlineData(22)]
    [InlineData(1)]
    public async Task Full_demo_data_have_the_figures_of_the_domain_and_are_the_same_on_the_same_day(int day)
    {
        var prints = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var host = await ModuleHost.StartAsync<StaffPerformanceModule>(DatabaseKind.Sqlite);
            await MakeAsync(host, DemoData.Full, day);
            await using var db = host.OpenDatabase<Persistence.StaffPerformanceDb>();
            var evaluations = await db.Evaluations.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
            Assert.Equal((46, 40 * 12), (await db.Staff.CountAsync(), evaluations.Count(e => e.Period != "2026-11")));
            Assert.Equal(15, evaluations.Count(e => e.AppealedAt != null));
            prints.Add(string.Join('\n', evaluations.Select(e => $"{e.Id} {e.Period} {e.Status} {e.Score} {e.AppealedAt:O}")));
        }

        Assert.Equal(prints[0], prints[1]);
    }

    private static Task MakeAsync(ModuleHost host, DemoData amount, int day = 22)
    {
        host.Clock.Now = new DateTime(2026, 11, day, 3, 0, 0, DateTimeKind.Utc);
        return ActivatorUtilities.CreateInstance<MakeDemoData>(host.Services, new DemoAmount(amount)).RunAsync(default);
    }
}
