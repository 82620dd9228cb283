using Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts.Inbound;
using StaffPerformance.Model;

namespace StaffPerformance.Tests.Adjustments;

/// <summary>Points that are added and taken count once, in the month that they belong to or the next open one (STF-22, STF-24), and so do findings (QC-14).</summary>
public sealed class AdjustmentTests : StaffTests
{
    private static readonly DateTime InFebruary = new(2026, 2, 10, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime InApril = new(2026, 4, 2, 2, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task What_comes_before_the_calculation_counts_in_its_month_and_what_comes_later_in_the_next(DatabaseKind on)
    {
        await BeginAsync(on);
        var february = await OpenedEvaluationAsync();
        Assert.Equal((1, 1, 0), await OpenCycleAsync("2026-03"));
        Opened.Clock.Now = InApril;
        var march = await EvaluationOfAsync("2026-03");
        var member = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { id } }")).GetProperty("myStaffMember").GetProperty("id").GetString()!;
        var early = await AdjustAsync(member, -150, "2026-02");
        var ofMarch = await AdjustAsync(member, 50, "2026-03");
        await CalculateAsync(february);
        var late = await AdjustAsync(member, 500, "2026-02");
        await CalculateAsync(march);
        var never = await AdjustAsync(member, 1, "2026-03");

        Assert.Equal((10_750 - 150, -150), await ScoreAsync(february));
        Assert.Equal((10_750 + 550, 550), await ScoreAsync(march));
        Assert.Equal($"{february} {march} {march} ", string.Join(' ', await CountedInAsync(early), await CountedInAsync(late), await CountedInAsync(ofMarch), await CountedInAsync(never)));
    }

    /// <summary>An older month that is not calculated yet counts its own; nobody takes it from it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_later_month_leaves_an_open_one_what_is_its_own(DatabaseKind on)
    {
        await BeginAsync(on);
        var february = await OpenedEvaluationAsync();
        await OpenCycleAsync("2026-03");
        Opened.Clock.Now = InApril;
        var march = await EvaluationOfAsync("2026-03");
        var member = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { id } }")).GetProperty("myStaffMember").GetProperty("id").GetString()!;
        var ofJanuary = await AdjustAsync(member, 10, "2026-01");
        await AdjustAsync(member, -150, "2026-02");
        await CalculateAsync(march);
        Assert.Equal((10_750, 0), await ScoreAsync(march));
        await CalculateAsync(february);
        Assert.Equal((10_750 - 140, -140), await ScoreAsync(february));
        Assert.Equal(february, await CountedInAsync(ofJanuary));
    }

    /// <summary>Two months of one staff member that are calculated at the same moment: a late adjustment counts in one of them.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_calculations_count_an_adjustment_once(DatabaseKind on)
    {
        await BeginAsync(on);
        await OpenedEvaluationAsync();
        Opened.Clock.Now = new(2026, 7, 2, 2, 0, 0, DateTimeKind.Utc);
        var months = new List<string>();
        foreach (var period in new[] { "2026-03", "2026-04", "2026-05", "2026-06" })
        {
            await OpenCycleAsync(period);
            months.Add(await EvaluationOfAsync(period));
        }

        foreach (var month in months)
        {
            Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", month, SelfScores));
            Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", month, AllFigures));
        }

        var member = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { id } }")).GetProperty("myStaffMember").GetProperty("id").GetString()!;
        foreach (var period in new[] { "2026-03", "2026-04", "2026-05", "2026-06" })
            await AdjustAsync(member, -100, period);
        var answers = await Task.WhenAll(months.Select(m => Task.Run(() => StepAsync(DemoUsers.HumanResources, "calculateEvaluation", m))));
        Assert.All(answers, a => Assert.Contains(a, new[] { null, "EDIT_CONFLICT" }));
        foreach (var (month, _) in months.Zip(answers).Where(x => x.Second is not null))
            Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", month));
        await using var db = Open();
        Assert.Equal(4, await db.CountedAdjustments.CountAsync());
        Assert.Equal(-400, (await db.Evaluations.ToListAsync()).Sum(e => e.AdjustmentPoints));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_adjusts_his_own_score_and_inputs_are_checked(DatabaseKind on)
    {
        await BeginAsync(on);
        var member = await HireAsync(DemoUsers.HumanResources);
        Assert.Equal("OWN_EVALUATION", CodeOf(await CallAsync(DemoUsers.HumanResources, "addScoreAdjustment", Input(member, 100, "2026-02"), "adjustment { id }")));
        var other = await HireAsync(DemoUsers.Assistant);
        Assert.Equal(
            ["points POINTS_RANGE", "period PERIOD_TO_COME", "words WORDS_MISSING"],
            RulesOf(await CallAsync(DemoUsers.HumanResources, "addScoreAdjustment", new { staffMemberId = other, points = 0, period = "2026-04", reason = "COMPLAINT", words = " " }, "adjustment { id }")));
        Assert.Equal("NOT_FOUND", CodeOf(await CallAsync(DemoUsers.HumanResources, "addScoreAdjustment", Input(NodeId.Of(new Contracts.StaffMemberId(Guid.NewGuid())).ToString(), 1, "2026-02"), "adjustment { id }")));
    }

    /// <summary>A finding costs its points once, however often it is raised; withdrawn, a counter-entry gives them back, once, whichever comes first.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_finding_counts_once_and_its_withdrawal_gives_the_points_back_once(DatabaseKind on)
    {
        await BeginAsync(on, isDelivering: true);
        var evaluation = await OpenedEvaluationAsync();
        var user = new UserId(DemoUsers.Assistant.Id);
        var (stays, withdrawn, before) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await RaiseAsync(
            new ResponsibilityFound(stays, user, 250, "WRONG_PRICE", InFebruary), new ResponsibilityFound(stays, user, 250, "WRONG_PRICE", InFebruary),
            new ResponsibilityFound(withdrawn, user, 400, "LATE_REPLY", InFebruary), new ResponsibilityWithdrawn(withdrawn, user), new ResponsibilityWithdrawn(withdrawn, user),
            new ResponsibilityWithdrawn(before, user), new ResponsibilityFound(before, user, 100, "LATE_REPLY", InFebruary), new ResponsibilityFound(stays, user, 250, "WRONG_PRICE", InFebruary));
        await UntilAsync(async db => await db.Adjustments.CountAsync() == 5 && await db.Responsibilities.CountAsync(r => r.IsWithdrawn) == 2);
        await RaiseAsync(new ResponsibilityFound(stays, user, 250, "WRONG_PRICE", InFebruary), new ResponsibilityFound(Guid.NewGuid(), new(DemoUsers.Buyer.Id), 300, "THEFT"));
        await UntilAsync(db => db.Adjustments.AnyAsync(a => a.UserId == new UserId(DemoUsers.Buyer.Id)));

        await using var db = Open();
        var all = await db.Adjustments.Where(a => a.UserId == user).ToListAsync();
        Assert.Equal([-400, -250, -100, 100, 400], all.Select(a => a.Points).Order());
        Assert.All(all, a => Assert.Equal("2026-02", a.Period));
        Assert.Equal((2, 3), (all.Count(a => a.ReversesId is not null), all.Count(a => a.Finding is not null)));
        await CalculateAsync(evaluation);
        Assert.Equal((10_750 - 250, -250), await ScoreAsync(evaluation));

        // Whoever is no staff member: kept unassigned, seen by those who read all staff, counted nowhere.
        var unassigned = (await AskAsync(DemoUsers.HumanResources, "{ scoreAdjustments(where: { reason: { eq: RESPONSIBILITY } }) { nodes { faultCode points period staffMember { id } countedIn { id } } } }"))
            .GetProperty("scoreAdjustments").GetProperty("nodes").EnumerateArray().Single(a => a.GetProperty("faultCode").GetString() == "THEFT");
        Assert.Equal("""{"faultCode":"THEFT","points":-300,"period":"2026-03","staffMember":null,"countedIn":null}""", unassigned.GetRawText());
    }

    private async Task RaiseAsync(params IEvent[] events)
    {
        foreach (var one in events)
        {
            await using var db = Open();
            db.Raise(one, Opened.Clock.Now);
            await db.SaveChangesAsync();
        }
    }

    private async Task UntilAsync(Func<StaffPerformance.Persistence.StaffPerformanceDb, Task<bool>> isDone)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(20))
        {
            await using var db = Open();
            if (await isDone(db))
                return;
            Opened.Clock.Advance(TimeSpan.FromMilliseconds(50));
            Assert.True(DateTime.UtcNow < end, $"{await db.Adjustments.CountAsync()} adjustments after half a minute.");
        }
    }

    private async Task CalculateAsync(string evaluation)
    {
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
    }

    private static object Input(string member, int points, string period) => new { staffMemberId = member, points, period, reason = "COMPLAINT", words = "观众投诉", evidence = "x" };

    private async Task<string> AdjustAsync(string member, int points, string period)
    {
        // Adjustments of one moment stand in the order of their ids.
        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        var payload = await CallAsync(DemoUsers.HumanResources, "addScoreAdjustment", Input(member, points, period), "adjustment { id points words evidence }");
        Assert.Null(CodeOf(payload));
        return payload.GetProperty("adjustment").GetProperty("id").GetString()!;
    }

    private async Task<string> EvaluationOfAsync(string period) =>
        (await AskAsync(DemoUsers.HumanResources, "query($p: String!) { evaluations(where: { period: { eq: $p } }) { nodes { id } } }", new { p = period })).GetProperty("evaluations").GetProperty("nodes")[0].GetProperty("id").GetString()!;

    private async Task<(long Score, long Adjustments)> ScoreAsync(string evaluation)
    {
        var report = (await ReadAsync(DemoUsers.HumanResources, evaluation, "report { score adjustmentPoints } adjustments { points }")).GetProperty("report");
        return (report.GetProperty("score").GetInt64(), report.GetProperty("adjustmentPoints").GetInt64());
    }

    private async Task<string?> CountedInAsync(string adjustment) =>
        (await AskAsync(DemoUsers.HumanResources, "query($id: ID!) { node(id: $id) { ... on ScoreAdjustment { countedIn { id } } } }", new { id = adjustment })).GetProperty("node").GetProperty("countedIn") is { ValueKind: not System.Text.Json.JsonValueKind.Null } place
            ? place.GetProperty("id").GetString() : null;
}
