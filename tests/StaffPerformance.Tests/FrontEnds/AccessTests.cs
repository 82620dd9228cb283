using System.Text.Json;
using Modular.GraphQL;
using Modular.Kernel;

namespace StaffPerformance.Tests.FrontEnds;

/// <summary>Staff see what is about themselves, human resources and supervisors all, and nobody else anything; another's is answered like what is not there.</summary>
public sealed class AccessTests : StaffTests
{
    private const string Everything = """
        { staffMembers { nodes { id } } evaluations { nodes { id } } scoreAdjustments { nodes { id } } myEvaluations { nodes { id } } myStaffMember { id } kpiTemplates { nodes { id status } } }
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_staff_member_sees_only_what_is_his_own(DatabaseKind on)
    {
        await BeginAsync(on);
        Opened.Clock.Now = January;
        await HireAsync(DemoUsers.Uploader);
        var evaluation = await PublishedEvaluationOfTwoAsync();
        var member = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { id } }")).GetProperty("myStaffMember").GetProperty("id").GetString()!;
        var adjusted = await CallAsync(
            DemoUsers.HumanResources, "addScoreAdjustment", new { staffMemberId = member, points = -100, period = "2026-02", reason = "COMPLAINT", words = "x" }, "adjustment { id }");
        var adjustment = adjusted.GetProperty("adjustment").GetProperty("id").GetString()!;
        var draft = await DraftAsync("HOST");

        foreach (var (user, staff, evaluations, adjustments, templates) in new[]
        {
            (DemoUsers.HumanResources, 2, 2, 1, 2), (DemoUsers.Supervisor, 2, 2, 1, 1), (DemoUsers.Assistant, 1, 1, 1, 1), (DemoUsers.Uploader, 1, 1, 0, 1), (DemoUsers.Reviewer, 0, 0, 0, 1),
        })
        {
            var seen = await AskAsync(user, Everything);
            Assert.Equal((user.Key, staff, evaluations, adjustments, templates), (user.Key, Count(seen, "staffMembers"), Count(seen, "evaluations"), Count(seen, "scoreAdjustments"), Count(seen, "kpiTemplates")));
        }

        foreach (var id in new[] { member, evaluation, adjustment, draft })
        {
            Assert.Equal(JsonValueKind.Null, (await NodeAsync(DemoUsers.Uploader, id)).ValueKind);
            Assert.Equal(JsonValueKind.Object, (await NodeAsync(DemoUsers.HumanResources, id)).ValueKind);
        }

        // Another's evaluation answers as one that does not exist, to the letter.
        var unknown = NodeId.Of(new Contracts.EvaluationId(Guid.NewGuid())).ToString();
        foreach (var mutation in new[] { "acknowledgeEvaluation", "appealEvaluation" })
        {
            var answers = new List<string>();
            foreach (var id in new[] { evaluation, unknown })
            {
                object input = mutation == "appealEvaluation" ? new { evaluationId = id, reason = "WRONG_FIGURE", words = "x" } : new { evaluationId = id };
                answers.Add((await CallAsync(DemoUsers.Uploader, mutation, input, "evaluation { id }")).GetRawText());
            }

            Assert.Contains("NOT_FOUND", answers[0], StringComparison.Ordinal);
            Assert.Equal(answers[0], answers[1]);
        }

        foreach (var caller in new[] { TestCaller.Anonymous, Opened.CallerOf(DemoUsers.Buyer), Opened.CallerOf(DemoUsers.Merchant) })
        {
            var code = (await Opened.ExecuteAsync(caller, Everything)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
            Assert.Equal(caller.UserId is null ? "AUTH_NOT_AUTHENTICATED" : "AUTH_NOT_AUTHORIZED", code);
        }

        // Who scored what is not the evaluated person's to see.
        var panel = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Assistant), "query($id: ID!) { evaluation(id: $id) { panelScores { panellist } } }", new { id = evaluation });
        Assert.Equal("AUTH_NOT_AUTHORIZED", panel.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    /// <summary>Whoever may read and conclude everybody's is told of his own what everybody is of theirs, and leaves it to others.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Human_resources_see_and_decide_of_their_own_no_more_than_others(DatabaseKind on)
    {
        const string Outcome = "score report { score } indicators { actual } adjustments { id } panelScores { panellist }";
        await BeginAsync(on);
        Opened.Clock.Now = January;
        await HireAsync(DemoUsers.HumanResources);
        await PublishAsync();
        Opened.Clock.Now = MovableClock.Start;
        Assert.Equal((1, 1, 0), await OpenCycleAsync("2026-02"));
        var own = (await AskAsync(DemoUsers.HumanResources, "{ myEvaluations { nodes { id } } }")).GetProperty("myEvaluations").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "submitSelfAssessment", own, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", own, AllFigures));
        foreach (var mutation in new[] { "calculateEvaluation", "publishEvaluation" })
        {
            Assert.Equal("OWN_EVALUATION", await StepAsync(DemoUsers.HumanResources, mutation, own));
            Assert.Equal(
                """{"score":null,"report":null,"indicators":[{"actual":null},{"actual":null},{"actual":null}],"adjustments":[],"panelScores":null}""",
                (await ReadAsync(DemoUsers.HumanResources, own, Outcome)).GetRawText());
            Assert.Null(await StepAsync(DemoUsers.Admin, mutation, own));
            Assert.Equal(JsonValueKind.Number, (await ReadAsync(DemoUsers.Supervisor, own, Outcome)).GetProperty("score").ValueKind);
        }

        var shown = await ReadAsync(DemoUsers.HumanResources, own, Outcome);
        Assert.Equal((JsonValueKind.Number, JsonValueKind.Null), (shown.GetProperty("score").ValueKind, shown.GetProperty("panelScores").ValueKind));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "acknowledgeEvaluation", own));
        Assert.Equal("OWN_EVALUATION", await StepAsync(DemoUsers.HumanResources, "finaliseEvaluation", own));
        Assert.Null(await StepAsync(DemoUsers.Admin, "finaliseEvaluation", own));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_links_lead_from_one_to_the_other(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await PublishedEvaluationAsync();
        var read = await ReadAsync(DemoUsers.Assistant, evaluation, """
            staffMember { employeeNumber name user { id } evaluations { nodes { id } } scoreAdjustments { totalCount } history { nodes { to } } }
            template { name position edition indicators { code weight target cap isLowerBetter dimension } history { nodes { to } } } publishedBy selfWords period
            """);
        Assert.Equal(evaluation, read.GetProperty("staffMember").GetProperty("evaluations").GetProperty("nodes")[0].GetProperty("id").GetString());
        Assert.Equal(new NodeId("User", DemoUsers.Assistant.Id).ToString(), read.GetProperty("staffMember").GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(10_000, read.GetProperty("template").GetProperty("indicators").EnumerateArray().Sum(i => i.GetProperty("weight").GetInt32()));
        Assert.Equal(("朱慧", "本月表现稳定", "2026-02"), (read.GetProperty("publishedBy").GetString(), read.GetProperty("selfWords").GetString(), read.GetProperty("period").GetString()));
    }

    private async Task<string> PublishedEvaluationOfTwoAsync()
    {
        await HireAsync(DemoUsers.Assistant);
        await PublishAsync();
        Opened.Clock.Now = MovableClock.Start;
        Assert.Equal((2, 2, 0), await OpenCycleAsync("2026-02"));
        var evaluation = (await AskAsync(DemoUsers.Assistant, "{ myEvaluations { nodes { id } } }")).GetProperty("myEvaluations").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "publishEvaluation", evaluation));
        return evaluation;
    }

    private async Task<JsonElement> NodeAsync(DemoUser user, string id) => (await AskAsync(user, "query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node");

    private static int Count(JsonElement seen, string list) => seen.GetProperty(list).GetProperty("nodes").GetArrayLength();
}
