using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using StaffPerformance.Model;

namespace StaffPerformance.Tests.UseCases;

/// <summary>A month's evaluation from its opening to its end, through the schema (STF-13 to STF-17).</summary>
public sealed class EvaluationCycleTests : StaffTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task From_the_opening_over_appeal_and_recheck_to_a_score_that_stands(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await OpenedEvaluationAsync();
        Assert.Equal("NOT_OWN_EVALUATION", await StepAsync(DemoUsers.Supervisor, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Equal("PANEL_SCORE_MISSING", await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, Figures(("CONVERSION", 40_000), ("COMPLAINTS", 0), ("KNOWLEDGE", 720_000))));
        Assert.Equal("ALREADY_SCORED", await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "submitPanelScore", evaluation, Figures(("CONVERSION", 37_000))));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));

        // 40 000 and 37 000 are 38 500 in the mean, 110 % of the target; no complaint at all is the cap, 120 %; 90 % of the knowledge.
        const string report = "status score report { baseScore adjustmentPoints score scoreBeforeRecheck dimensions { dimension weight contribution } } indicators { code selfScore actual attainment contribution }";
        var seen = await ReadAsync(DemoUsers.HumanResources, evaluation, report);
        Assert.Equal(("CALCULATED", 10_750), (seen.GetProperty("status").GetString(), seen.GetProperty("score").GetInt64()));
        Assert.Equal(
            """[{"code":"CONVERSION","selfScore":90,"actual":38500,"attainment":11000,"contribution":5500},{"code":"COMPLAINTS","selfScore":80,"actual":0,"attainment":12000,"contribution":3000},{"code":"KNOWLEDGE","selfScore":100,"actual":720000,"attainment":9000,"contribution":2250}]""",
            seen.GetProperty("indicators").GetRawText());
        Assert.Equal(
            """{"baseScore":10750,"adjustmentPoints":0,"score":10750,"scoreBeforeRecheck":null,"dimensions":[{"dimension":"RESULTS","weight":5000,"contribution":5500},{"dimension":"ATTITUDE","weight":2500,"contribution":3000},{"dimension":"ABILITY","weight":2500,"contribution":2250}]}""",
            seen.GetProperty("report").GetRawText());
        var panel = await ReadAsync(DemoUsers.HumanResources, evaluation, "panelScores { panellist words figures { code actual } }");
        Assert.Equal(["孙浩然", "朱慧"], panel.GetProperty("panelScores").EnumerateArray().Select(p => p.GetProperty("panellist").GetString()));

        // The outcome is not the staff member's to see before it is published.
        var hidden = await ReadAsync(DemoUsers.Assistant, evaluation, report);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (hidden.GetProperty("score").ValueKind, hidden.GetProperty("report").ValueKind));
        Assert.All(hidden.GetProperty("indicators").EnumerateArray(), i => Assert.Equal(JsonValueKind.Null, i.GetProperty("actual").ValueKind));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "publishEvaluation", evaluation));
        Assert.Equal(10_750, (await ReadAsync(DemoUsers.Assistant, evaluation, report)).GetProperty("score").GetInt64());

        var appeal = new Dictionary<string, object?> { ["reason"] = "WRONG_FIGURE", ["words"] = "知识测验的分数有误" };
        Assert.Equal("NOT_OWN_EVALUATION", await StepAsync(DemoUsers.Supervisor, "appealEvaluation", evaluation, appeal));
        Assert.Null(await StepAsync(DemoUsers.Assistant, "appealEvaluation", evaluation, appeal));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(DemoUsers.Assistant, "acknowledgeEvaluation", evaluation));
        var recheck = new Dictionary<string, object?> { ["corrections"] = new object[] { new { code = "KNOWLEDGE", actual = 800_000 } }, ["words"] = "已核对试卷" };
        Assert.Equal("RECHECKER_TOOK_PART", await StepAsync(DemoUsers.Supervisor, "recheckEvaluation", evaluation, recheck));
        Assert.Equal("RECHECKER_TOOK_PART", await StepAsync(DemoUsers.HumanResources, "recheckEvaluation", evaluation, recheck));
        Assert.Null(await StepAsync(DemoUsers.Admin, "recheckEvaluation", evaluation, recheck));

        var rechecked = await ReadAsync(DemoUsers.Assistant, evaluation, "status score recheckOutcome recheckWords recheckedBy report { baseScore scoreBeforeRecheck }");
        Assert.Equal(
            """{"status":"RECHECKED","score":11000,"recheckOutcome":"CHANGED","recheckWords":"已核对试卷","recheckedBy":"管理员","report":{"baseScore":11000,"scoreBeforeRecheck":10750}}""",
            rechecked.GetRawText());
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "finaliseEvaluation", evaluation));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(DemoUsers.HumanResources, "finaliseEvaluation", evaluation));
        await using var db = Open();
        Assert.Equal("SELF_ASSESS PANEL_SCORING CALCULATED PUBLISHED APPEALED RECHECKED FINAL".Split(' '),
            await db.StateChanges.Where(c => c.SubjectId == IdOf(evaluation).Value).OrderBy(c => c.Ordinal).Select(c => c.To).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_appeal_is_upheld_by_somebody_who_had_no_part_and_the_score_stays(DatabaseKind on)
    {
        await BeginAsync(on);
        Opened.Clock.Now = January;
        await HireAsync(DemoUsers.Assistant);
        await PublishAsync();
        Opened.Clock.Now = MovableClock.Start;
        await OpenCycleAsync("2026-02");
        await using var db = Open();
        var evaluation = Modular.GraphQL.NodeId.Of((await db.Evaluations.SingleAsync()).Id).ToString();
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "submitPanelScore", evaluation, Figures(("CONVERSION", 35_000), ("KNOWLEDGE", 400_000))));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "publishEvaluation", evaluation));
        // The complaints are missing, so the others weigh two thirds and one third: (2 × 100 + 50) ÷ 3.
        Assert.Equal(8_333, (await ReadAsync(DemoUsers.Assistant, evaluation, "score")).GetProperty("score").GetInt64());
        Assert.Null(await StepAsync(DemoUsers.Assistant, "appealEvaluation", evaluation, new() { ["reason"] = "UNFAIR_SCORING", ["words"] = "不公" }));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "recheckEvaluation", evaluation, new() { ["corrections"] = Array.Empty<object>(), ["words"] = "维持" }));
        var read = await ReadAsync(DemoUsers.Assistant, evaluation, "score recheckOutcome report { scoreBeforeRecheck }");
        Assert.Equal("""{"score":8333,"recheckOutcome":"UPHELD","report":{"scoreBeforeRecheck":8333}}""", read.GetRawText());
    }

    /// <summary>Nobody scores, or rechecks, himself or herself, whatever permissions are held (domain.md, section 3).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_judges_himself(DatabaseKind on)
    {
        await BeginAsync(on);
        Opened.Clock.Now = January;
        await HireAsync(DemoUsers.Supervisor);
        await PublishAsync();
        Opened.Clock.Now = MovableClock.Start;
        await OpenCycleAsync("2026-02");
        await using var db = Open();
        var evaluation = Modular.GraphQL.NodeId.Of((await db.Evaluations.SingleAsync()).Id).ToString();
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Equal("OWN_EVALUATION", await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "submitPanelScore", evaluation, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "publishEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "appealEvaluation", evaluation, new() { ["reason"] = "ANOTHER_REASON", ["words"] = "x" }));
        Assert.Equal("OWN_EVALUATION", await StepAsync(DemoUsers.Supervisor, "recheckEvaluation", evaluation, new() { ["corrections"] = Array.Empty<object>(), ["words"] = "x" }));
    }

    /// <summary>What was in force when the month began is frozen in its evaluations; what came later measures later months (STF-31).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_template_freezes_with_the_cycle_and_applies_to_months_that_begin_later(DatabaseKind on)
    {
        await BeginAsync(on);
        Opened.Clock.Now = January;
        await HireAsync(DemoUsers.Assistant);
        Assert.Equal((0, 0, 1), await OpenCycleAsync("2026-01"));
        var first = await PublishAsync();
        Assert.Equal((0, 0, 1), await OpenCycleAsync("2026-01"));
        Opened.Clock.Now = MovableClock.Start;
        var second = await PublishAsync(firstWeight: 6_000);
        Assert.Equal((1, 1, 0), await OpenCycleAsync("2026-03"));
        Opened.Clock.Now = MovableClock.Start.AddDays(31);
        Assert.Equal((1, 1, 0), await OpenCycleAsync("2026-04"));
        var read = (await AskAsync(DemoUsers.Assistant, "{ myEvaluations { nodes { period template { id edition status } indicators { weight } } } }")).GetProperty("myEvaluations").GetProperty("nodes");
        Assert.Equal([second, first], read.EnumerateArray().Select(e => e.GetProperty("template").GetProperty("id").GetString()));
        Assert.Equal([6_000, 5_000], read.EnumerateArray().Select(e => e.GetProperty("indicators")[0].GetProperty("weight").GetInt32()));
        Assert.Equal(["PUBLISHED", "RETIRED"], read.EnumerateArray().Select(e => e.GetProperty("template").GetProperty("status").GetString()));
    }

    /// <summary>What a month was is measured once it is over in Asia/Shanghai; one may assess oneself before.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_scored_or_calculated_before_its_month_is_over(DatabaseKind on)
    {
        await BeginAsync(on);
        await OpenedEvaluationAsync();
        Assert.Equal((1, 1, 0), await OpenCycleAsync("2026-03"));
        var march = (await AskAsync(DemoUsers.Assistant, "{ myEvaluations { nodes { id period } } }")).GetProperty("myEvaluations").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", march, SelfScores));
        Opened.Clock.Now = new(2026, 3, 31, 15, 59, 59, DateTimeKind.Utc);
        Assert.Equal("MONTH_NOT_OVER", await StepAsync(DemoUsers.Supervisor, "submitPanelScore", march, AllFigures));
        Assert.Equal("MONTH_NOT_OVER", await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", march));
        Opened.Clock.Now = new(2026, 3, 31, 16, 0, 0, DateTimeKind.Utc);
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", march, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", march));
    }

    /// <summary>One evaluation for each staff member and month, however many open the cycle at the same time.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_openings_make_each_evaluation_once(DatabaseKind on)
    {
        await BeginAsync(on);
        Opened.Clock.Now = January;
        DemoUser[] people = [DemoUsers.Assistant, DemoUsers.Uploader, DemoUsers.Reviewer, DemoUsers.Inspector, DemoUsers.Finance, DemoUsers.Buyer];
        foreach (var user in people)
            await HireAsync(user);
        await PublishAsync();
        Opened.Clock.Now = MovableClock.Start;
        var runs = Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            if (i % 3 == 0)
                return (int)(await Opened.RunJobAsync("staff-performance.open-cycles")).Counts["opened"];
            // With a key, all of it is one transaction; without one, each evaluation is its own.
            var key = i % 3 == 1 ? $"@idempotent(key: \"open-{i}\")" : "";
            var answer = await AskAsync(DemoUsers.HumanResources, $"mutation {{ openEvaluationCycle(input: {{ period: \"2026-03\" }}) {key} {{ opened errors {{ ... on Error {{ code }} }} }} }}");
            Assert.Null(CodeOf(answer.GetProperty("openEvaluationCycle")));
            return answer.GetProperty("openEvaluationCycle").GetProperty("opened").GetInt32();
        }));
        Assert.Equal(people.Length, (await Task.WhenAll(runs)).Sum());
        await using var db = Open();
        Assert.Equal(people.Length, await db.Evaluations.CountAsync());
        Assert.Equal(people.Length, await db.Evaluations.Select(e => e.StaffMemberId).Distinct().CountAsync());
        Assert.Equal((0, people.Length, 0), await OpenCycleAsync("2026-03"));
    }

    /// <summary>Several of the panel at once: each score counts, or its author is told to look again; none is lost, and none comes in after the calculation.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_scores_and_calculations_lose_nothing(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await OpenedEvaluationAsync();
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "submitPanelScore", evaluation, Figures(("CONVERSION", 35_000))));
        var panel = Enumerable.Range(0, 6).Select(_ => Opened.CallerOf(DemoUsers.Admin) with { UserId = Guid.NewGuid() }).ToList();
        const string score = "mutation($id: ID!) { submitPanelScore(input: { evaluationId: $id, figures: [{ code: \"CONVERSION\", actual: 70000 }] }) { errors { ... on Error { code } } } }";
        const string calculate = "mutation($id: ID!) { calculateEvaluation(input: { evaluationId: $id }) { errors { ... on Error { code } } } }";
        var answers = await Task.WhenAll(panel.Select((caller, i) => Task.Run(async () =>
        {
            var response = await Opened.ExecuteAsync(caller, i == 3 ? calculate : score, new { id = evaluation });
            Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
            return (IsScore: i != 3, Code: CodeOf(response.GetProperty("data").EnumerateObject().Single().Value));
        })));
        Assert.All(answers, a => Assert.Contains(a.Code, new[] { null, "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
        if (answers.Single(a => !a.IsScore).Code is not null)
            Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        await using var db = Open();
        var stored = await db.Evaluations.Include(e => e.Indicators).Include(e => e.PanelScores).SingleAsync();
        Assert.Equal(answers.Count(a => a is { IsScore: true, Code: null }) + 1, stored.PanelScores.Count);
        Assert.Equal(stored.PanelScores.Count, stored.PanelCount);
        var figures = 35_000L + 70_000L * (stored.PanelCount - 1);
        Assert.Equal(Kpi.Mean([.. Enumerable.Repeat(70_000L, stored.PanelCount - 1), 35_000L]), stored.Indicators.Single(i => i.Code == "CONVERSION").Actual);
        Assert.Equal(EvaluationStatus.Calculated, stored.Status);
        Assert.True(figures > 0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_five_working_days_there_is_no_appeal_and_the_outcome_stands_by_itself(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await PublishedEvaluationAsync();
        // Monday, 2 March, 10:00, and five working days later: Monday, 9 March, 10:00.
        Opened.Clock.Now = MovableClock.Start.AddDays(7);
        Assert.Empty((await Opened.RunJobAsync("staff-performance.move-on")).Counts);
        Assert.Equal("""{"appealUntil":"2026-03-09T02:00:00Z"}""", (await ReadAsync(DemoUsers.Assistant, evaluation, "appealUntil")).GetRawText().Replace(".000", "", StringComparison.Ordinal));
        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("APPEAL_WINDOW_OVER", await StepAsync(DemoUsers.Assistant, "appealEvaluation", evaluation, new() { ["reason"] = "WRONG_FIGURE", ["words"] = "x" }));
        Assert.Equal(1, (await Opened.RunJobAsync("staff-performance.move-on")).Counts["finalised"]);
        Assert.Empty((await Opened.RunJobAsync("staff-performance.move-on")).Counts);
        var read = await ReadAsync(DemoUsers.Assistant, evaluation, "status history { nodes { to reasonCode reason byName } }");
        Assert.Equal("FINAL", read.GetProperty("status").GetString());
        Assert.Contains("APPEAL_TIME_PASSED", read.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_does_not_assess_himself_in_time_is_scored_without(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await OpenedEvaluationAsync();
        // February ends on a Saturday night; the third working day after it ends on Wednesday, 4 March, 18:00.
        Opened.Clock.Now = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);
        Assert.Empty((await Opened.RunJobAsync("staff-performance.move-on")).Counts);
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await Opened.RunJobAsync("staff-performance.move-on")).Counts["passedOver"]);
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        Assert.Equal("""{"status":"PANEL_SCORING","selfAssessedAt":null}""", (await ReadAsync(DemoUsers.Assistant, evaluation, "status selfAssessedAt")).GetRawText());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_has_seen_another_version_decides_nothing(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await OpenedEvaluationAsync();
        var seen = (await ReadAsync(DemoUsers.Supervisor, evaluation, "version")).GetProperty("version").GetInt32();
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, new(SelfScores) { ["expectedVersion"] = seen }));
        Assert.Equal("EDIT_CONFLICT", await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, new(AllFigures) { ["expectedVersion"] = seen }));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, new(AllFigures) { ["expectedVersion"] = seen + 1 }));
    }
}
