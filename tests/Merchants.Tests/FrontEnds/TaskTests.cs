using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Modular.GraphQL;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.FrontEnds;

/// <summary>What waits for whom, most urgent first (FE-02); what separation of duties forbids is nobody's task (DOC-17).</summary>
public sealed class TaskTests : FrontEndTests
{
    private const string Tasks = """
        query($kinds: [String!], $first: Int, $after: String, $mine: Boolean) { myTasks(kinds: $kinds, first: $first, after: $after, claimedByMe: $mine) {
          totalCount pageInfo { hasNextPage endCursor } nodes { id kind action dueAt isOverdue title { name value } claim { holder version } subject { __typename id } } } }
        """;

    private const string Claim = "mutation($id: ID!) { claimTask(input: { taskId: $id }) { task { claim { holder version } } errors { ... on Error { code message } ... on TaskClaimedError { holder } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task Everybody_sees_what_he_may_do_and_no_more(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var first = Fixtures.Paper(Opened, DocumentStatus.FirstReview);
        var detailed = Fixtures.Paper(Opened, DocumentStatus.DetailedReview);
        var rejected = Fixtures.Paper(Opened, DocumentStatus.Rejected);
        var complete = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview);
        var returned = Fixtures.Application(Opened, MerchantApplicationStatus.ChangesRequested);
        var unsigned = Fixtures.Application(Opened, MerchantApplicationStatus.AgreementPending);

        Assert.Equal(
            ["merchants.paper-first-review " + Id(first), "merchants.application-decision " + Id(complete)], await SeenAsync(DemoUsers.Reviewer));
        Assert.Equal(
            ["merchants.paper-first-review " + Id(first), "merchants.paper-detailed-review " + Id(detailed), "merchants.application-decision " + Id(complete)],
            await SeenAsync(DemoUsers.Reviewer2));
        Assert.Equal(
            new[] { "merchants.agreement-signature-merchant " + Id(unsigned), "merchants.application-changes " + Id(returned), "merchants.paper-resubmission " + Id(rejected) },
            await SeenAsync(DemoUsers.Merchant));
        Assert.Equal(["merchants.agreement-signature-platform " + Id(unsigned)], await SeenAsync(DemoUsers.Supervisor));
        Assert.Empty(await SeenAsync(DemoUsers.Merchant2));
        Assert.Empty(await SeenAsync(DemoUsers.Buyer));
        var anonymous = await Opened.ExecuteAsync(TestCaller.Anonymous, Tasks);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", anonymous.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_task_ends_by_itself_when_its_object_moves_on_and_its_claim_with_it(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var paper = Fixtures.Paper(Opened, DocumentStatus.FirstReview).Id;
        var task = (await TasksAsync(DemoUsers.Reviewer))[0].GetProperty("id").GetString();
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer, Claim, new { id = task })));
        Assert.Empty(await TasksAsync(DemoUsers.Reviewer2));
        Assert.Equal("王建国", (await TasksAsync(DemoUsers.Reviewer, new { mine = true }))[0].GetProperty("claim").GetProperty("holder").GetString());

        using (var db = Opened.Open())
        {
            var read = db.Documents.Single(d => d.Id == paper);
            db.Entry(read).Collection(d => d.Versions).Load();
            Assert.Null(read.CompleteReview(ReviewStage.First, Blurred, Reviewer, Monday, DetailsDueAt));
            Assert.Null(read.Submit(File('b'), null, Uploader, Monday.AddHours(1), Monday.AddHours(3)));
            db.SaveChanges();
        }

        var again = Assert.Single(await TasksAsync(DemoUsers.Reviewer2));
        Assert.NotEqual(task, again.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("claim").ValueKind);
        Assert.Equal("NOT_FOUND", CodeOf(await AskAsync(DemoUsers.Reviewer, Claim, new { id = task })));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer2, Claim, new { id = again.GetProperty("id").GetString() })));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_claim_at_once_one_has_it_and_the_others_are_told_who(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        Fixtures.Paper(Opened, DocumentStatus.FirstReview);
        var task = (await TasksAsync(DemoUsers.Reviewer))[0].GetProperty("id").GetString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            (User: i % 2 == 0 ? DemoUsers.Reviewer : DemoUsers.Reviewer2, Data: await AskAsync(i % 2 == 0 ? DemoUsers.Reviewer : DemoUsers.Reviewer2, Claim, new { id = task })))));
        var holder = Assert.Single(answers.Where(a => CodeOf(a.Data) is null).Select(a => a.User).Distinct());
        Assert.All(answers.Where(a => a.User != holder), a =>
        {
            var error = a.Data.GetProperty("claimTask").GetProperty("errors")[0];
            Assert.Equal(("TASK_CLAIMED", holder.Name), (error.GetProperty("code").GetString(), error.GetProperty("holder").GetString()));
        });

        var other = holder == DemoUsers.Reviewer ? DemoUsers.Reviewer2 : DemoUsers.Reviewer;
        const string release = "mutation($id: ID!, $v: Int) { releaseTask(input: { taskId: $id, expectedVersion: $v }) { errors { ... on Error { code } } } }";
        const string hand = "mutation($id: ID!, $to: ID!) { reassignTask(input: { taskId: $id, to: $to }) { task { claim { holder } } errors { ... on Error { code } } } }";
        Assert.Equal("TASK_CLAIMED", CodeOf(await AskAsync(other, release, new { id = task })));
        Assert.Equal("TASK_CLAIMED", CodeOf(await AskAsync(other, hand, new { id = task, to = NodeIdOf(other.Id) })));
        Assert.Equal("EDIT_CONFLICT", CodeOf(await AskAsync(holder, release, new { id = task, v = 7 })));
        Assert.Equal("INVALID_INPUT", CodeOf(await AskAsync(holder, hand, new { id = task, to = NodeIdOf(Guid.NewGuid()) })));
        Assert.Null(CodeOf(await AskAsync(holder, hand, new { id = task, to = NodeIdOf(other.Id) })));
        Assert.Empty(await TasksAsync(holder));
        Assert.Null(CodeOf(await AskAsync(other, release, new { id = task })));
        Assert.Single(await TasksAsync(holder));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_neither_repeat_nor_pass_over_a_task_and_take_the_same_statements(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        using var few = new StatementWatch();
        await TasksAsync(DemoUsers.Reviewer2);
        var statements = few.Count;
        few.Dispose();
        for (var i = 0; i < 12; i++)
            Fixtures.Paper(Opened, i % 3 == 0 ? DocumentStatus.DetailedReview : DocumentStatus.FirstReview);
        for (var i = 0; i < 3; i++)
            Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview);

        using (var many = new StatementWatch())
        {
            Assert.Equal(15, (await TasksAsync(DemoUsers.Reviewer2, new { first = 50 })).Count);
            Assert.True(statements + 2 >= many.Count, $"{statements} statements without a task, {many.Count} for 15: {string.Join('\n', many.Texts)}");
        }

        var all = (await TasksAsync(DemoUsers.Reviewer2, new { first = 50 })).Select(t => t.GetProperty("id").GetString()).ToList();
        var paged = new List<string?>();
        for (string? after = null; ;)
        {
            var page = (await AskAsync(DemoUsers.Reviewer2, Tasks, new { first = 4, after })).GetProperty("myTasks");
            Assert.Equal(15, page.GetProperty("totalCount").GetInt32());
            paged.AddRange(page.GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("id").GetString()));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }

        Assert.Equal(all, paged);
        Opened.Clock.Now = Monday.AddDays(1);
        var counts = (await AskAsync(DemoUsers.Reviewer2, "{ myTaskCounts { kind open overdue mine } }")).GetProperty("myTaskCounts").EnumerateArray()
            .ToDictionary(c => c.GetProperty("kind").GetString()!, c => (c.GetProperty("open").GetInt32(), c.GetProperty("overdue").GetInt32(), c.GetProperty("mine").GetInt32()));
        Assert.Equal(((8, 8, 0), (4, 0, 0), (3, 0, 0)), (counts["merchants.paper-first-review"], counts["merchants.paper-detailed-review"], counts["merchants.application-decision"]));
    }

    /// <summary>Another merchant's task is answered like one that does not exist.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_touches_a_task_that_he_does_not_see(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        Fixtures.Paper(Opened, DocumentStatus.Rejected);
        var own = (await TasksAsync(DemoUsers.Merchant))[0].GetProperty("id").GetString()!;
        foreach (var id in new[] { own, "x", NodeId.Of(new DocumentId(Guid.NewGuid())).ToString() })
        {
            var error = (await AskAsync(DemoUsers.Merchant2, Claim, new { id })).GetProperty("claimTask").GetProperty("errors")[0];
            Assert.Equal(("NOT_FOUND", "There is no such task."), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));
        }
    }

    private async Task<IReadOnlyList<JsonElement>> TasksAsync(DemoUser user, object? variables = null) =>
        [.. (await AskAsync(user, Tasks, variables)).GetProperty("myTasks").GetProperty("nodes").EnumerateArray()];

    private async Task<IEnumerable<string>> SeenAsync(DemoUser user) =>
        (await TasksAsync(user)).Select(t => $"{t.GetProperty("kind").GetString()} {t.GetProperty("subject").GetProperty("id").GetString()}");

    private static string Id(Document paper) => NodeId.Of(paper.Id).ToString();

    private static string NodeIdOf(Guid user) => new Modular.GraphQL.NodeId("User", user).ToString();

    private static string Id(MerchantApplication application) => NodeId.Of(application.Id).ToString();
}
