using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace StaffPerformance.Tests.UseCases;

/// <summary>What is wrong with an input is told, all at once; staff and templates are one of a kind.</summary>
public sealed class InputTests : StaffTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Weights_are_a_hundred_per_cent_and_indicators_are_sound(DatabaseKind on)
    {
        await BeginAsync(on);
        var refused = await CallAsync(DemoUsers.HumanResources, "createKpiTemplate", new
        {
            name = " ", position = "ASSISTANT", indicators = new object[]
            {
                new { code = "a", name = "", weight = 9_998, target = 0, cap = 9_999, dimension = "RESULTS" },
                new { code = "a", name = "x", weight = 0, target = -1, dimension = "RESULTS" },
            },
        }, "template { id }");
        Assert.Equal(
            ["name TEMPLATE_NAME_MISSING", "indicators WEIGHT_SUM", "indicators INDICATOR_TWICE", "indicators.0.code INDICATOR_CODE", "indicators.0.name INDICATOR_NAME_MISSING", "indicators.0.target TARGET_RANGE",
                "indicators.0.cap CAP_RANGE", "indicators.1.code INDICATOR_CODE", "indicators.1.weight WEIGHT_RANGE", "indicators.1.target TARGET_RANGE"],
            RulesOf(refused));
        var none = await CallAsync(DemoUsers.HumanResources, "createKpiTemplate", new { name = "x", position = "ASSISTANT", indicators = Array.Empty<object>() }, "template { id }");
        Assert.Equal(["indicators INDICATOR_COUNT", "indicators WEIGHT_SUM"], RulesOf(none));
        await using var db = Open();
        Assert.Equal(0, await db.Templates.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_user_is_employed_once_at_a_time_and_a_number_is_one_persons(DatabaseKind on)
    {
        await BeginAsync(on);
        var member = await HireAsync(DemoUsers.Assistant);
        Assert.Equal("userId", await FieldAsync(DemoUsers.Assistant, "E-2"));
        Assert.Equal("employeeNumber", await FieldAsync(DemoUsers.Finance, "E-assistant"));
        Assert.Equal(["employeeNumber EMPLOYEE_NUMBER_MISSING", "userId USER_UNKNOWN"], RulesOf(await AddAsync(Guid.NewGuid(), " ")));
        var end = new { staffMemberId = member, leftOn = "2025-05-31" };
        Assert.Equal(["leftOn LEFT_BEFORE_HIRED"], RulesOf(await CallAsync(DemoUsers.HumanResources, "endStaffMember", end, "staffMember { id }")));
        // In Shanghai it is 3 March when it is the evening of the second in UTC.
        Opened.Clock.Now = new(2026, 3, 2, 15, 59, 0, DateTimeKind.Utc);
        Assert.Equal(["leftOn LEFT_TO_COME"], RulesOf(await CallAsync(DemoUsers.HumanResources, "endStaffMember", end with { leftOn = "2026-03-03" }, "staffMember { id }")));
        Opened.Clock.Now = new(2026, 3, 2, 16, 0, 0, DateTimeKind.Utc);
        Assert.Null(CodeOf(await CallAsync(DemoUsers.HumanResources, "endStaffMember", end with { leftOn = "2026-03-03" }, "staffMember { id }")));
        Assert.Equal("ILLEGAL_TRANSITION", CodeOf(await CallAsync(DemoUsers.HumanResources, "endStaffMember", end with { leftOn = "2026-02-28" }, "staffMember { id }")));
        // Who comes back has another employment.
        var again = await AddAsync(DemoUsers.Assistant.Id, "E-2");
        Assert.Null(CodeOf(again));
        var mine = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { employeeNumber name user { id } } staffMembers { totalCount } }"));
        Assert.Equal(("E-2", "马晓燕", 2), (
            mine.GetProperty("myStaffMember").GetProperty("employeeNumber").GetString(), mine.GetProperty("myStaffMember").GetProperty("name").GetString(), mine.GetProperty("staffMembers").GetProperty("totalCount").GetInt32()));
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => AddAsync(DemoUsers.Finance.Id, $"E-9{i}"))));
        Assert.Single(all, a => CodeOf(a) is null);
    }

    /// <summary>For a position there is one published template, and one edition of each number, however many publish or draft at the same time.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Parallel_publications_leave_one_template_in_force(DatabaseKind on)
    {
        await BeginAsync(on);
        await PublishAsync();
        var drafts = new List<string>();
        for (var i = 0; i < 5; i++)
            drafts.Add(await DraftAsync());
        var all = await Task.WhenAll(drafts.Select(d => Task.Run(() => CallAsync(DemoUsers.HumanResources, "publishKpiTemplate", new { templateId = d }, "template { edition }"))));
        Assert.All(all, a => Assert.Contains(CodeOf(a), new[] { null, "EDIT_CONFLICT" }));
        Assert.Contains(all, a => CodeOf(a) is null);
        await using var db = Open();
        var templates = await db.Templates.OrderBy(t => t.Edition).ToListAsync();
        Assert.Single(templates, t => t.Status == StaffPerformance.Model.KpiTemplateStatus.Published);
        Assert.Equal([1, 2, 3, 4, 5, 6], templates.Select(t => t.Edition));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_name_indicators_of_the_evaluation_and_months_have_begun(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await OpenedEvaluationAsync();
        var self = await CallAsync(DemoUsers.Assistant, "submitSelfAssessment", new
        {
            evaluationId = evaluation, scores = new object[] { new { code = "CONVERSION", score = 101 }, new { code = "SPEED", score = 1 }, new { code = "KNOWLEDGE", score = 1 }, new { code = "KNOWLEDGE", score = 1 } },
        }, "evaluation { id }");
        Assert.Equal(["scores.0 SELF_SCORE", "scores.1.code INDICATOR_UNKNOWN", "scores.3.code INDICATOR_TWICE"], RulesOf(self));
        var part = await CallAsync(DemoUsers.Assistant, "submitSelfAssessment", new { evaluationId = evaluation, scores = new object[] { new { code = "KNOWLEDGE", score = 1 } } }, "evaluation { id }");
        Assert.Equal(["scores SELF_SCORE_MISSING"], RulesOf(part));
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        var none = await CallAsync(DemoUsers.Supervisor, "submitPanelScore", new { evaluationId = evaluation, figures = Array.Empty<object>() }, "evaluation { id }");
        Assert.Equal(["figures FIGURES_MISSING"], RulesOf(none));
        var below = await CallAsync(DemoUsers.Supervisor, "submitPanelScore", new { evaluationId = evaluation, figures = new object[] { new { code = "KNOWLEDGE", actual = -1 } } }, "evaluation { id }");
        Assert.Equal(["figures.0 FIGURE_RANGE"], RulesOf(below));
        foreach (var (period, rule) in new[] { ("2026-13", "PERIOD"), ("2026-04", "PERIOD_TO_COME") })
            Assert.Equal([$"period {rule}"], RulesOf(await CallAsync(DemoUsers.HumanResources, "openEvaluationCycle", new { period }, "opened")));
    }

    private async Task<string?> FieldAsync(DemoUser user, string number)
    {
        var payload = await CallAsync(DemoUsers.HumanResources, "addStaffMember", Input(user.Id, number), "staffMember { id }");
        Assert.Equal("STAFF_MEMBER_EXISTS", CodeOf(payload));
        return payload.GetProperty("errors")[0].GetProperty("message").GetString()!.StartsWith("Another", StringComparison.Ordinal) ? "employeeNumber" : "userId";
    }

    private Task<System.Text.Json.JsonElement> AddAsync(Guid user, string number) => CallAsync(DemoUsers.HumanResources, "addStaffMember", Input(user, number), "staffMember { id }");

    private static object Input(Guid user, string number) => new
    {
        userId = new Modular.GraphQL.NodeId("User", user).ToString(), employeeNumber = number, department = "FINANCE", position = "FINANCE", hiredOn = "2026-03-01",
    };
}
