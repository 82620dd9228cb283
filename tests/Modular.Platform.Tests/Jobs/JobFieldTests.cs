using System.Text.Json;
using Modular.Kernel;
using Modular.Platform.Jobs;

namespace Modular.Platform.Tests.Jobs;

/// <summary>Operators see the jobs and their runs, and let one run now; nobody else does.</summary>
public sealed class JobFieldTests : JobTests
{
    private const string Run = """
        mutation ($input: RunJobInput!) { runJob(input: $input) { run { id job slot state trigger attempts } errors { __typename ... on Error { code message } ... on JobAlreadyRunningError { running { id } } } } }
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_job_runs_on_request_once_for_each_slot(DatabaseKind on)
    {
        await UseJobAsync(on);
        var free = new TaskCompletionSource();
        Tally.Work = (_, _) => free.Task;

        var first = await RunAsync(new { name = TallyJob.Name, slot = "2026-03-01T00:00:00Z" });
        var again = await RunAsync(new { name = TallyJob.Name, slot = "2026-03-01T00:00:00Z" });
        var other = await RunAsync(new { name = TallyJob.Name });

        Assert.Equal(("RUNNING", "REQUEST", 1), (first.GetProperty("run").GetProperty("state").GetString(), first.GetProperty("run").GetProperty("trigger").GetString(), first.GetProperty("run").GetProperty("attempts").GetInt32()));
        Assert.Equal(first.GetProperty("run").GetProperty("id").GetString(), again.GetProperty("run").GetProperty("id").GetString());
        Assert.Equal("JOB_ALREADY_RUNNING", Error(other).GetProperty("code").GetString());
        Assert.Equal(first.GetProperty("run").GetProperty("id").GetString(), Error(other).GetProperty("running").GetProperty("id").GetString());

        free.SetResult();
        await UntilAsync(async () => (await RowsAsync())[0].State == JobRunState.Succeeded, TimeSpan.Zero);
        Assert.Equal("SUCCEEDED", (await RunAsync(new { name = TallyJob.Name, slot = "2026-03-01T00:00:00Z" })).GetProperty("run").GetProperty("state").GetString());
        Assert.Single(Tally.Runs);
        Assert.Equal("2026-03-02T02:00:00Z", (await RunAsync(new { name = TallyJob.Name })).GetProperty("run").GetProperty("slot").GetString());
    }

    [Fact]
    public async Task Unknown_jobs_and_slots_to_come_are_refused()
    {
        await UseJobAsync(DatabaseKind.Sqlite);

        Assert.Equal("UNKNOWN_JOB", Error(await RunAsync(new { name = "test.nothing" })).GetProperty("code").GetString());
        Assert.Equal("INVALID_INPUT", Error(await RunAsync(new { name = TallyJob.Name, slot = "2026-03-02T02:00:01Z" })).GetProperty("code").GetString());
        Assert.Empty(Tally.Runs);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Jobs_and_runs_are_listed(DatabaseKind on)
    {
        await UseJobAsync(on);
        foreach (var slot in (string[])["2026-03-01T00:00:00Z", "2026-03-01T01:00:00Z"])
        {
            await RunAsync(new { name = TallyJob.Name, slot });
            await UntilAsync(async () => (await RowsAsync()).All(r => r.State == JobRunState.Succeeded));
        }

        var data = (await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Admin), """
            { jobs { name cron timeZone isEnabled misfire nextRunAt lastRun { slot } }
              jobRuns(first: 1, where: { job: { eq: "test.tally" }, state: { eq: SUCCEEDED } }, order: [{ slot: ASC }]) { totalCount nodes { slot counts { name value } } } }
            """)).GetProperty("data");

        Assert.Equal("""{"name":"test.tally","cron":"0 0 * * * ?","timeZone":"UTC","isEnabled":true,"misfire":"RUN_ONCE","nextRunAt":"2026-03-02T03:00:00Z","lastRun":{"slot":"2026-03-01T01:00:00Z"}}""",
            Assert.Single(data.GetProperty("jobs").EnumerateArray(), j => j.GetProperty("name").GetString() == TallyJob.Name).GetRawText());
        Assert.Equal("""{"totalCount":2,"nodes":[{"slot":"2026-03-01T00:00:00Z","counts":[{"name":"seen","value":2}]}]}""", data.GetProperty("jobRuns").GetRawText());
    }

    [Theory]
    [InlineData("{ jobs { name } }")]
    [InlineData("{ jobRuns { totalCount } }")]
    [InlineData("mutation { runJob(input: { name: \"test.tally\" }) { run { id } } }")]
    public async Task Only_those_who_may_see_and_run_them(string document)
    {
        await UseJobAsync(DatabaseKind.Sqlite);

        foreach (var (caller, code) in new[] { (Opened.CallerOf(DemoUsers.Reviewer), "AUTH_NOT_AUTHORIZED"), (TestCaller.Anonymous, "AUTH_NOT_AUTHENTICATED") })
            Assert.Equal(code, (await Opened.ExecuteAsync(caller, document)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(Tally.Runs);
    }

    private static JsonElement Error(JsonElement payload) => payload.GetProperty("errors")[0];

    private async Task<JsonElement> RunAsync(object input)
    {
        var answer = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Admin), Run, new { input });
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").GetProperty("runJob");
    }
}
