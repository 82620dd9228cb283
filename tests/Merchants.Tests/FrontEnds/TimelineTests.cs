using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.FrontEnds;

/// <summary>What happened to an object and was said about it (FE-05); nobody overwrites another's words (FE-04).</summary>
public sealed class TimelineTests : FrontEndTests
{
    private const string Timeline = """
        query($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on MerchantApplication { timeline(first: $first, after: $after) {
          pageInfo { hasNextPage endCursor } nodes { at kind code by parameters { name value } comment { id text author isMine version } } } } } }
        """;

    private const string Add = "mutation($id: ID!, $text: String!) { addComment(input: { subjectId: $id, text: $text }) { comment { id version } errors { ... on Error { code message } } } }";
    private const string Edit = "mutation($id: ID!, $text: String!, $v: Int) { editComment(input: { commentId: $id, text: $text, expectedVersion: $v }) { comment { version } errors { ... on Error { code message } } } }";
    private const string Delete = "mutation($id: ID!, $v: Int) { deleteComment(input: { commentId: $id, expectedVersion: $v }) { comment { version } errors { ... on Error { code message } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task States_events_audit_and_comments_are_one_story_in_pages(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var desk = new UseCases.Desk(Opened);
        var application = await desk.ReadyApplicationAsync(DemoUsers.Merchant);
        var id = NodeId.Of(application).ToString();
        desk.Now = desk.Now.AddHours(1);
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Merchant, Add, new { id, text = "请尽快审核" })));
        desk.Now = desk.Now.AddHours(1);
        Assert.Empty((await desk.ApproveAsync(DemoUsers.Reviewer, application)).Errors);
        desk.Now = desk.Now.AddHours(1);
        Assert.Empty((await desk.SignAsync(DemoUsers.Merchant, application, AgreementParty.Merchant, await desk.AgreementHashAsync(application))).Errors);

        var all = (await ReadAsync(DemoUsers.Merchant, id, 50)).GetProperty("nodes").EnumerateArray().ToList();
        var codes = all.ConvertAll(e => e.GetProperty("code").GetString()!);
        Assert.Equal(["merchants.agreement-signed", "AGREEMENT_CHANGED"], codes[..2]);
        Assert.Equal(
            ["STATE_CHANGED", "STATE_CHANGED", "merchants.application-approved", "AGREEMENT_CREATED"], codes[2..6]);
        Assert.Equal("COMMENTED", codes[6]);
        Assert.Equal(1, codes.Count(c => c == "merchants.application-submitted"));
        Assert.Equal(("to", "AGREEMENT_PENDING"), (all[2].GetProperty("parameters")[1].GetProperty("name").GetString(), all[2].GetProperty("parameters")[1].GetProperty("value").GetString()));
        Assert.Equal(["李文博", "王建国", "李文博"], new[] { 1, 2, 6 }.Select(i => all[i].GetProperty("by").GetString()));
        Assert.Equal(("请尽快审核", true), (all[6].GetProperty("comment").GetProperty("text").GetString(), all[6].GetProperty("comment").GetProperty("isMine").GetBoolean()));

        var paged = new List<string>();
        for (string? after = null; ;)
        {
            var page = await ReadAsync(DemoUsers.Merchant, id, 2, after);
            paged.AddRange(page.GetProperty("nodes").EnumerateArray().Select(e => e.GetRawText()));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        Assert.Equal(all.Select(e => e.GetRawText()), paged);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_are_their_authors_alone(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var subject = NodeId.Of(Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id).ToString();
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        var comment = (await AskAsync(DemoUsers.Reviewer, Add, new { id = subject, text = "执照模糊" })).GetProperty("addComment").GetProperty("comment").GetProperty("id").GetString();
        Assert.Equal("NOT_FOUND", CodeOf(await AskAsync(DemoUsers.Reviewer2, Edit, new { id = comment, text = "x" })));
        Assert.Equal("NOT_FOUND", CodeOf(await AskAsync(DemoUsers.Merchant, Delete, new { id = comment })));
        Assert.Equal("INVALID_INPUT", CodeOf(await AskAsync(DemoUsers.Reviewer, Edit, new { id = comment, text = " " })));
        Assert.Equal("EDIT_CONFLICT", CodeOf(await AskAsync(DemoUsers.Reviewer, Edit, new { id = comment, text = "x", v = 2 })));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer, Edit, new { id = comment, text = "执照看不清", v = 1 })));
        Assert.Equal("执照看不清", (await ReadAsync(DemoUsers.Merchant, subject, 1)).GetProperty("nodes")[0].GetProperty("comment").GetProperty("text").GetString());
        Assert.Equal("EDIT_CONFLICT", CodeOf(await AskAsync(DemoUsers.Reviewer, Delete, new { id = comment, v = 1 })));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer, Delete, new { id = comment, v = 2 })));
        Assert.DoesNotContain("COMMENTED", (await ReadAsync(DemoUsers.Merchant, subject, 50)).GetRawText(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Comments_of_one_moment_all_stay(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var subject = NodeId.Of(Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id).ToString();
        var said = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => AskAsync(DemoUsers.Reviewer, Add, new { id = subject, text = $"{i}" }))));
        Assert.All(said, s => Assert.Null(CodeOf(s)));
        Assert.Equal(8, (await ReadAsync(DemoUsers.Reviewer, subject, 50)).GetProperty("nodes").EnumerateArray().Count(e => e.GetProperty("code").GetString() == "COMMENTED"));
    }

    /// <summary>To say something about another merchant's object is answered as for one that does not exist, and reveals stay between those who may read the audit.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_comments_on_what_he_does_not_see(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var foreign = NodeId.Of(Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id).ToString();
        var unknown = NodeId.Of(new MerchantApplicationId(Guid.NewGuid())).ToString();
        var answers = new List<string>();
        foreach (var id in new[] { foreign, unknown })
            answers.Add((await AskAsync(DemoUsers.Merchant2, Add, new { id, text = "x" })).GetRawText());
        Assert.Contains("NOT_FOUND", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(JsonValueKind.Null, (await AskAsync(DemoUsers.Merchant2, Timeline, new { id = foreign })).GetProperty("node").ValueKind);

        const string reveal = "mutation($id: ID!) { revealApplicationValue(input: { applicationId: $id, field: CONTACT_PHONE, dataUse: \"merchant-contact\", reason: \"核实联系人\" }) { errors { ... on Error { code } } } }";
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer, reveal, new { id = foreign })));
        Assert.DoesNotContain("VALUE_REVEALED", (await ReadAsync(DemoUsers.Merchant, foreign, 50)).GetRawText(), StringComparison.Ordinal);
        var auditor = Opened.CallerOf(DemoUsers.Supervisor) with { Permissions = ["audit:read"] };
        Assert.Contains("VALUE_REVEALED", (await Opened.ExecuteAsync(auditor, Timeline, new { id = foreign, first = 50 })).GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(DemoUser user, string id, int first, string? after = null) =>
        (await AskAsync(user, Timeline, new { id, first, after })).GetProperty("node").GetProperty("timeline");
}
