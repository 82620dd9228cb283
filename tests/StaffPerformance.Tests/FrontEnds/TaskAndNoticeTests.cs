using System.Globalization;
using System.Text.Json;
using Modular.Kernel;

namespace StaffPerformance.Tests.FrontEnds;

/// <summary>What waits for whom (FE-02), who is told what (ACC-04), and the story of an evaluation (FE-05).</summary>
public sealed class TaskAndNoticeTests : StaffTests
{
    private static readonly DemoUser[] People = [DemoUsers.Admin, DemoUsers.Assistant, DemoUsers.Uploader, DemoUsers.Supervisor, DemoUsers.HumanResources];

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_part_of_an_evaluation_waits_for_those_who_may_do_it(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await OpenedEvaluationAsync();
        await WaitsAsync("self-assessment", DemoUsers.Assistant);
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        await WaitsAsync("panel-scoring", DemoUsers.Admin, DemoUsers.Supervisor, DemoUsers.HumanResources);
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        await WaitsAsync("panel-scoring", DemoUsers.Admin, DemoUsers.HumanResources);
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "publishEvaluation", evaluation));
        await WaitsAsync("");
        Assert.Null(await StepAsync(DemoUsers.Assistant, "appealEvaluation", evaluation, new() { ["reason"] = "WRONG_FIGURE", ["words"] = "x" }));
        await WaitsAsync("recheck", DemoUsers.Admin);
        var task = (await TasksAsync(DemoUsers.Admin))[0];
        Assert.Equal("""[{"name":"period","value":"2026-02"},{"name":"employeeNumber","value":"E-assistant"}]""", task.GetProperty("title").GetRawText());
        Assert.Equal(evaluation, task.GetProperty("subject").GetProperty("id").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_staff_member_is_told_of_publication_and_recheck_and_who_rechecks_of_the_appeal(DatabaseKind on)
    {
        await BeginAsync(on, isDelivering: true);
        Opened.Begin("NotificationWork");
        var evaluation = await PublishedEvaluationAsync();
        await ToldAsync("evaluation-published", DemoUsers.Assistant);
        Assert.Null(await StepAsync(DemoUsers.Assistant, "appealEvaluation", evaluation, new() { ["reason"] = "WRONG_FIGURE", ["words"] = "知识测验的分数有误" }));
        await ToldAsync("evaluation-appealed", DemoUsers.Admin, DemoUsers.Supervisor, DemoUsers.HumanResources);
        Assert.Null(await StepAsync(DemoUsers.Admin, "recheckEvaluation", evaluation, new() { ["corrections"] = Array.Empty<object>(), ["words"] = "维持" }));
        await ToldAsync("evaluation-upheld", DemoUsers.Assistant);
        var member = (await AskAsync(DemoUsers.Assistant, "{ myStaffMember { id } }")).GetProperty("myStaffMember").GetProperty("id").GetString();
        Assert.Null(CodeOf(await CallAsync(
            DemoUsers.HumanResources, "addScoreAdjustment", new { staffMemberId = member, points = -100, period = "2026-02", reason = "COMPLAINT", words = "观众投诉" }, "adjustment { id }")));
        await ToldAsync("score-adjusted", DemoUsers.Assistant);

        var inbox = await InboxAsync(DemoUsers.Assistant);
        Assert.All(inbox, n => Assert.Equal("""[{"name":"period","value":"2026-02"}]""", n.GetProperty("arguments").GetRawText()));
        // No words of anybody, and no score.
        Assert.All(await InboxAsync(DemoUsers.Supervisor), n => Assert.DoesNotContain("知识测验", n.GetRawText(), StringComparison.Ordinal));
        Assert.DoesNotContain("10750", string.Concat(inbox.Select(n => n.GetRawText())), StringComparison.Ordinal);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Contains("您 2026-02 的考核结果已公布。请确认，如有异议请在申诉期内提出。", (await InboxAsync(DemoUsers.Assistant)).Select(n => n.GetProperty("text").GetString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_timeline_tells_states_and_events_and_takes_comments(DatabaseKind on)
    {
        await BeginAsync(on);
        var evaluation = await PublishedEvaluationAsync();
        Assert.Null(CodeOf((await AskAsync(
            DemoUsers.Assistant, "mutation($id: ID!) { addComment(input: { subjectId: $id, text: \"请说明\" }) { comment { id } errors { ... on Error { code } } } }", new { id = evaluation })).GetProperty("addComment")));
        var entries = (await ReadAsync(DemoUsers.Assistant, evaluation, "timeline(first: 50) { nodes { code by parameters { name value } } }")).GetProperty("timeline").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(4, entries.Count(e => e.GetProperty("code").GetString() == "STATE_CHANGED"));
        Assert.Single(entries, e => e.GetProperty("code").GetString() == "staff-performance.evaluation-published");
        Assert.Single(entries, e => e.GetProperty("code").GetString() == "COMMENTED");
    }

    private async Task WaitsAsync(string kind, params DemoUser[] users)
    {
        foreach (var user in People)
        {
            var kinds = (await TasksAsync(user)).Select(t => t.GetProperty("kind").GetString());
            Assert.Equal(users.Contains(user) ? [$"staff-performance.{kind}"] : [], kinds);
        }
    }

    private async Task<IReadOnlyList<JsonElement>> TasksAsync(DemoUser user) =>
        [.. (await AskAsync(user, "{ myTasks { nodes { kind dueAt subject { id } title { name value } } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray()];

    private async Task<IReadOnlyList<JsonElement>> InboxAsync(DemoUser user) =>
        [.. (await AskAsync(user, "{ notifications(first: 50) { nodes { kind text arguments { name value } subject { id } } } }")).GetProperty("notifications").GetProperty("nodes").EnumerateArray()];

    /// <summary>Waits until these users have been told; nobody else has, but whoever caused it is not told.</summary>
    private async Task ToldAsync(string kind, params DemoUser[] users)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(20))
        {
            var told = new List<string>();
            foreach (var user in People)
            {
                if ((await InboxAsync(user)).Any(n => n.GetProperty("kind").GetString() == $"staff-performance.{kind}"))
                    told.Add(user.Key);
            }

            if (told.Count >= users.Length || DateTime.UtcNow > end)
            {
                Assert.Equal(users.Select(u => u.Key), told);
                return;
            }
        }
    }
}
