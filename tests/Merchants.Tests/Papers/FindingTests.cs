using System.Text.Json;
using Merchants.Model;
using Merchants.Outside;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform;

namespace Merchants.Tests.Papers;

/// <summary>What the outside platform finds comes here once, is put right and reported (DOC-24).</summary>
public sealed class FindingTests : PaperTests
{
    private const string Finding = "finding { id status version words rectification report failure reportingSince }";

    private OutsidePlatform? _platform;

    private OutsidePlatform Platform => _platform!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_platform is not null)
            await _platform.DisposeAsync();
    }

    /// <summary>A finding about no paper in particular is the platform's own: neither merchants nor those who are not signed in reach it by its id.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_about_nobodys_paper_is_the_staffs_alone(DatabaseKind on)
    {
        await UseAsync(on);
        var finding = Opened.Add(PlatformFinding.Record(PlatformFindingKind.Finding, OutsideSource.Staff, null, null, null, "资料更新不及时", null, Samples.Reviewer, Samples.Monday));
        foreach (var (caller, isSeen) in new[] { (TestCaller.Anonymous, false), (Opened.CallerOf(DemoUsers.Merchant), false), (Opened.CallerOf(DemoUsers.Buyer), false), (Opened.CallerOf(DemoUsers.Coordinator), true) })
        {
            var node = (await Opened.ExecuteAsync(caller, "query($id: ID!) { node(id: $id) { __typename } }", new { id = NodeId.Of(finding.Id).ToString() })).GetProperty("data").GetProperty("node");
            Assert.Equal(isSeen, node.ValueKind == JsonValueKind.Object);
        }
    }

    /// <summary>Each finding of the platform's list is here once, however often and by however many it is read (DOC-24).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_list_is_heard_once(DatabaseKind on)
    {
        await UseOutsideAsync(on);
        var paper = IdOf(await RegisterAsync(Application(), mutation: "submitDocument", by: DemoUsers.Merchant));
        Assert.Equal(1, await Opened.Services.GetRequiredService<UploadRun>().RunAsync(default));
        Platform.Findings.AddRange(Enumerable.Range(1, 5).Select(i => (object)new { id = $"F{i}", kind = i == 5 ? "refusal" : "finding", reference = i == 1 ? "R-1" : "unknown", words = $"第{i}项不符\u0007", at = "2026-03-01T00:00:00Z" }));
        Platform.Next.Enqueue((500, null));
        await Assert.ThrowsAsync<JobFailedException>(() => Opened.RunJobAsync("merchants.hear-outside-platform"));
        var heard = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.Services.GetRequiredService<OutsideListener>().HearFindingsAsync(default))));
        while (await Opened.Services.GetRequiredService<OutsideListener>().HearFindingsAsync(default) is > 0 and var more)
            heard = [.. heard, more];
        Assert.Equal(5, heard.Sum());
        Platform.Findings.Add(new { id = "F3", kind = "finding", words = "again" });
        Platform.Findings.Add(new { id = "F6", kind = "finding", words = "new" });
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.hear-outside-platform")).Counts["findings"]);
        var all = (await AskAsync(DemoUsers.Supervisor, "{ platformFindings(first: 20) { totalCount nodes { externalId kind words source document { id } versionNumber } } }")).GetProperty("platformFindings");
        Assert.Equal(6, all.GetProperty("totalCount").GetInt32());
        var first = all.GetProperty("nodes").EnumerateArray().Single(f => f.GetProperty("externalId").GetString() == "F1");
        Assert.Equal((paper, 1, "第1项不符"), (first.GetProperty("document").GetProperty("id").GetString(), first.GetProperty("versionNumber").GetInt32(), first.GetProperty("words").GetString()));
        // The merchant sees what is about its own paper alone.
        Assert.Equal(1, (await AskAsync(DemoUsers.Merchant, "{ platformFindings { totalCount } }")).GetProperty("platformFindings").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await AskAsync(DemoUsers.Merchant2, "{ platformFindings { totalCount } }")).GetProperty("platformFindings").GetProperty("totalCount").GetInt32());
        Assert.True(Platform.IsSigned);
    }

    /// <summary>Open, put right, reported: no other way, and the platform is told once (DOC-24).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_finding_is_put_right_and_reported(DatabaseKind on)
    {
        await UseOutsideAsync(on);
        Platform.Findings.Add(new { id = "F1", kind = "finding", words = "照片过时" });
        Assert.Equal(1, await Opened.Services.GetRequiredService<OutsideListener>().HearFindingsAsync(default));
        var id = (await AskAsync(DemoUsers.Uploader, "{ platformFindings { nodes { id } } }")).GetProperty("platformFindings").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        Assert.Equal(["merchants.platform-finding-rectification"], await KindsAsync());
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await StepAsync("reportPlatformFinding", id, "已更换")));
        Assert.Null(ErrorOf(await StepAsync("rectifyPlatformFinding", id, "已更换照片")));
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await StepAsync("rectifyPlatformFinding", id, "again")));
        Assert.Equal("EDIT_CONFLICT", ErrorOf(await StepAsync("reportPlatformFinding", id, "已更换", expectedVersion: 1)));
        Assert.Equal(["merchants.platform-finding-report"], await KindsAsync());
        var reported = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StepAsync("reportPlatformFinding", id, "已更换"))));
        Assert.Single(reported, p => ErrorOf(p) is null);
        Assert.Empty(await KindsAsync());
        Assert.Equal("UNDER_WAY", ErrorOf(await StepAsync("reportPlatformFinding", id, "已更换")));

        // Not reached, refused, and taken at the second report.
        var run = Opened.Services.GetRequiredService<ReportRun>();
        Platform.Next.Enqueue((503, null));
        Assert.Equal(0, await run.RunAsync(default));
        Opened.Clock.Now += TimeSpan.FromMinutes(1);
        Platform.Next.Enqueue((422, """{"message":"no photo"}"""));
        Assert.Equal(1, await run.RunAsync(default));
        Assert.Equal("no photo", (await AskAsync(DemoUsers.Uploader, "{ platformFindings { nodes { status failure } } }")).GetProperty("platformFindings").GetProperty("nodes")[0].GetProperty("failure").GetString());
        Assert.Null(ErrorOf(await StepAsync("reportPlatformFinding", id, "附照片")));
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.ask-outside-platform")).Counts["reports"]);
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await StepAsync("reportPlatformFinding", id, "again")));
        var told = Assert.Single(Platform.Taken).Value.Asked;
        Assert.Equal(("F1", "附照片"), (told.GetProperty("finding").GetString(), told.GetProperty("words").GetString()));
    }

    /// <summary>Without a connection staff record and report what they heard (DOC-24).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_record_what_they_heard(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var paper = IdOf(await RegisterAsync(Application(), mutation: "submitDocument"));
        Assert.Equal("INVALID_INPUT", ErrorOf(await DoAsync(DemoUsers.Reviewer, "recordPlatformFinding", new { kind = "FINDING", words = " " }, Finding)));
        var recorded = await DoAsync(DemoUsers.Reviewer, "recordPlatformFinding", new { kind = "FINDING", words = "执照过期", documentId = paper }, Finding);
        var id = recorded.GetProperty("finding").GetProperty("id").GetString()!;
        var response = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Merchant), "mutation($id: ID!) { rectifyPlatformFinding(input: { findingId: $id, words: \"x\" }) { errors { ... on Error { code } } } }", new { id });
        Assert.Equal("AUTH_NOT_AUTHORIZED", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Null(ErrorOf(await StepAsync("rectifyPlatformFinding", id, "已更新")));
        Assert.Equal("REPORTED", (await StepAsync("reportPlatformFinding", id, "已更新")).GetProperty("finding").GetProperty("status").GetString());
        var node = (await AskAsync(DemoUsers.Uploader, "query($id: ID!) { node(id: $id) { ... on PlatformFinding { history { nodes { to } } allowedActions { action allowed } timeline { nodes { code } } } } }", new { id })).GetProperty("node");
        Assert.Equal(["OPEN", "RECTIFIED", "REPORTED"], node.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(h => h.GetProperty("to").GetString()));
        Assert.All(node.GetProperty("allowedActions").EnumerateArray(), a => Assert.False(a.GetProperty("allowed").GetBoolean()));
    }

    /// <summary>All pairs of states but the two are refused (DOC-24).</summary>
    [Fact]
    public void Findings_move_only_one_way()
    {
        var allowed = Enum.GetValues<PlatformFindingStatus>().SelectMany(f => Enum.GetValues<PlatformFindingStatus>().Select(t => (f, t))).Where(p => PlatformFindingStates.Machine.Refuse("x", p.f, p.t) is null);
        Assert.Equal([(PlatformFindingStatus.Open, PlatformFindingStatus.Rectified), (PlatformFindingStatus.Rectified, PlatformFindingStatus.Reported)], allowed);
    }

    private Task<JsonElement> StepAsync(string mutation, string id, string words, int? expectedVersion = null) =>
        DoAsync(DemoUsers.Uploader, mutation, new { findingId = id, words, expectedVersion }, Finding);

    private async Task<IEnumerable<string?>> KindsAsync() =>
        (await AskAsync(DemoUsers.Uploader, "{ myTasks { nodes { kind } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("kind").GetString());

    private async Task UseOutsideAsync(DatabaseKind on)
    {
        _platform = await OutsidePlatform.StartAsync();
        await UseAsync(on, new ModuleSetup { Beside = [new PlatformModule()], Fakes = s => s.AddSingleton<IDataUses, OnePurpose>(), Settings = UploadTests.Prefixed(Platform.Settings) });
    }
}
