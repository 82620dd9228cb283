using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.Reviews;

/// <summary>Papers are given to reviewers who may do them, by their load; teams are kept (DOC-17).</summary>
public sealed class AssignmentTests : ReviewTests
{
    private static readonly string[] Reviewing = [MerchantsPermissions.FirstReview, MerchantsPermissions.DetailedReview, MerchantsPermissions.Read];

    private readonly KnownStaff _staff = new();

    [Theory, OnSqlite, OnPostgres]
    public async Task A_paper_goes_to_whoever_may_and_has_fewest_and_of_these_who_was_given_one_longest_ago(DatabaseKind on)
    {
        await BeginAsync(on);
        var (a, b) = (DemoUsers.Reviewer.Id, DemoUsers.Reviewer2.Id);
        var given = new List<Guid?>();
        var papers = new List<DocumentId>();
        for (var i = 0; i < 6; i++)
        {
            Desk.Now = Desk.Now.AddMinutes(1);
            papers.Add(await Desk.NewPaperAsync());
            given.Add((await PaperAsync(papers[^1])).AssigneeId);
        }

        // By id first, as neither had any; then in turn.
        Assert.Equal([a, b, a, b, a, b], given);
        // The first reviewer does not get the detailed review, and is free for a first one again.
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, papers[0], ReviewStage.First)).Errors);
        Assert.Equal(b, (await PaperAsync(papers[0])).AssigneeId);
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, papers[2], ReviewStage.First)).Errors);
        Assert.Null((await PaperAsync(papers[2])).AssigneeId);
        Assert.Equal([a, a, a], new[] { await NextAsync(), await NextAsync(), await NextAsync() });

        async Task<Guid?> NextAsync() => (await PaperAsync(await Desk.NewPaperAsync())).AssigneeId;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_gets_a_paper_who_took_part_in_it_or_cannot_work_and_without_anybody_it_waits(DatabaseKind on)
    {
        await BeginAsync(on);
        // The uploader may review too, and so may the owner: neither gets this paper.
        _staff.Grant(DemoUsers.Uploader.Id, null, Reviewing);
        _staff.Grant(DemoUsers.Merchant.Id, null, Reviewing);
        _staff.Locked = DemoUsers.Reviewer.Id;
        var paper = await Desk.NewPaperAsync();
        Assert.Equal(DemoUsers.Reviewer2.Id, (await PaperAsync(paper)).AssigneeId);
        _staff.Grant(DemoUsers.Reviewer2.Id, null, MerchantsPermissions.Read);
        var alone = await Desk.NewPaperAsync();
        Assert.Null((await PaperAsync(alone)).AssigneeId);
        Assert.Null(await CallAsync(DemoUsers.Reviewer, "takeReview", new { documentId = Id(alone) }));
        Assert.Equal(DemoUsers.Reviewer.Id, (await PaperAsync(alone)).AssigneeId);
        await using var db = Opened.Open();
        Assert.Equal([(Guid?)null, DemoUsers.Reviewer.Id], await db.ReviewAssignments.OrderBy(r => r.At).ThenBy(r => r.DocumentId).Select(r => r.ById).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_gives_out_reviews_gives_them_to_those_alone_who_may_do_them(DatabaseKind on)
    {
        await BeginAsync(on);
        var paper = await InDetailsAsync();
        _staff.Grant(DemoUsers.Uploader.Id, null, Reviewing);
        Assert.Equal("SEPARATION_OF_DUTIES", await AssignAsync(DemoUsers.Uploader));
        Assert.Equal("SEPARATION_OF_DUTIES", await AssignAsync(DemoUsers.Reviewer));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await AssignAsync(DemoUsers.Finance));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await AssignAsync(DemoUsers.Reviewer2, by: DemoUsers.Reviewer));
        Assert.Null(await AssignAsync(DemoUsers.Reviewer2));
        Assert.Equal("SEPARATION_OF_DUTIES", await CallAsync(DemoUsers.Reviewer, "takeReview", new { documentId = Id(paper) }));
        Assert.Equal("EDIT_CONFLICT", await CallAsync(DemoUsers.Supervisor, "assignReviewer", new { documentId = Id(paper), reviewerId = DemoUsers.Reviewer2.Id, expectedVersion = 1 }));

        // Whoever may review it may do so all the same.
        var admin = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Admin), "mutation($id: ID!) { completeDetailedReview(input: { documentId: $id, decision: ACCEPT }) { document { status assignee } errors { ... on Error { code } } } }", new { id = Id(paper) });
        Assert.Contains("APPROVED", admin.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("ILLEGAL_TRANSITION", await AssignAsync(DemoUsers.Reviewer2));

        Task<string?> AssignAsync(DemoUser to, DemoUser? by = null) => CallAsync(by ?? DemoUsers.Supervisor, "assignReviewer", new { documentId = Id(paper), reviewerId = to.Id });
    }

    /// <summary>What several who hand in at once count may be the same, so one reviewer may get a few more; the next ones make up for it, and each paper is given once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Papers_that_come_at_once_are_each_given_to_one_and_the_next_even_it_out(DatabaseKind on)
    {
        await BeginAsync(on);
        var papers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Desk.NewPaperAsync)));
        await using var db = Opened.Open();
        Assert.Equal(8, await db.ReviewAssignments.CountAsync());
        Assert.Equal(8, await db.Documents.CountAsync(d => d.AssigneeId != null && papers.Contains(d.Id)));
        for (var i = 0; i < 8; i++)
            await Desk.NewPaperAsync();
        var loads = await db.Documents.GroupBy(d => d.AssigneeId).Select(g => g.Count()).ToListAsync();
        Assert.Equal([8, 8], loads);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_queue_tells_whose_and_how_late_and_takes_as_many_statements_for_fifty_as_for_one(DatabaseKind on)
    {
        await BeginAsync(on);
        await Desk.NewPaperAsync();
        var one = await StatementsAsync(1);
        for (var i = 0; i < 24; i++)
            await Desk.NewPaperAsync();
        Assert.Equal(one, await StatementsAsync(25));
        Assert.Equal(13, (await QueueAsync("assignedTo: ME")).Count);
        Assert.Equal(12, (await QueueAsync("assignedTo: OTHERS")).Count);
        Assert.Empty(await QueueAsync("assignedTo: NOBODY"));
        Assert.Empty(await QueueAsync("overdue: true"));
        Desk.Now = Desk.Now.AddDays(1);
        Assert.Equal(25, (await QueueAsync("overdue: true, stage: FIRST")).Count);
        Assert.Empty(await QueueAsync("overdue: false"));
        Assert.All(await QueueAsync("assignedTo: ME"), q => Assert.Equal("王建国", q));
        // Merchants see their papers, and not who of the platform's people has them.
        await using var merchants = Opened.Open(Opened.CallerOf(DemoUsers.Merchant));
        var own = await merchants.Documents.AsNoTracking().FirstAsync();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await AskAsync(DemoUsers.Merchant, "query($id: ID!) { document(id: $id) { assignee } }", new { id = Id(own.Id) })).GetProperty("document").GetProperty("assignee").ValueKind);

        async Task<int> StatementsAsync(int count)
        {
            using var watch = new StatementWatch();
            Assert.Equal(count, (await QueueAsync("first: 50")).Count);
            return watch.Count;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Teams_are_kept_by_those_who_may_and_nobody_overwrites_another(DatabaseKind on)
    {
        await BeginAsync(on);
        const string fields = "team { id name group memberCount version members { nodes { name userId } } }";
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(DemoUsers.Reviewer, "createReviewTeam", new { name = "一组", group = "REVIEW" }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", (await AnswerAsync(
            new TestCaller(Guid.NewGuid(), "x", false, Guid.NewGuid()) { PermissionsAtMerchants = [(MerchantsPermissions.ManageReviewTeams, Guid.NewGuid())] }, "createReviewTeam", new { name = "一组", group = "REVIEW" })).Code);
        Assert.Equal("INVALID_INPUT", await CallAsync(DemoUsers.Supervisor, "createReviewTeam", new { name = " ", group = "REVIEW" }));
        var made = (await AnswerAsync(Opened.CallerOf(DemoUsers.Supervisor), "createReviewTeam", new { name = "审核一组", group = "REVIEW" }, fields)).Payload.GetProperty("team");
        var id = made.GetProperty("id").GetString();
        Assert.Null(await CallAsync(DemoUsers.Supervisor, "addReviewTeamMember", new { teamId = id, userId = DemoUsers.Reviewer.Id, expectedVersion = made.GetProperty("version").GetInt32() }));
        Assert.Null(await CallAsync(DemoUsers.Supervisor, "addReviewTeamMember", new { teamId = id, userId = DemoUsers.Reviewer.Id }));
        Assert.Equal("INVALID_INPUT", await CallAsync(DemoUsers.Supervisor, "addReviewTeamMember", new { teamId = id, userId = Guid.NewGuid() }));
        Assert.Equal("EDIT_CONFLICT", await CallAsync(DemoUsers.Supervisor, "renameReviewTeam", new { teamId = id, name = "审核二组", expectedVersion = 1 }));
        Assert.Equal("NOT_FOUND", await CallAsync(DemoUsers.Supervisor, "renameReviewTeam", new { teamId = Modular.GraphQL.NodeId.Of(new ReviewTeamId(Guid.NewGuid())).ToString(), name = "x" }));
        Assert.Null(await CallAsync(DemoUsers.Supervisor, "renameReviewTeam", new { teamId = id, name = "审核二组" }));
        var all = await Task.WhenAll(new[] { DemoUsers.Reviewer2, DemoUsers.Finance, DemoUsers.Risk }.Select(u => Task.Run(() => CallAsync(DemoUsers.Supervisor, "addReviewTeamMember", new { teamId = id, userId = u.Id }))));
        Assert.All(all, c => Assert.True(c is null or "EDIT_CONFLICT", c));
        Assert.Null(await CallAsync(DemoUsers.Supervisor, "removeReviewTeamMember", new { teamId = id, userId = DemoUsers.Reviewer.Id }));
        var team = (await AskAsync(DemoUsers.Reviewer, "{ reviewTeams(where: { group: { eq: REVIEW } }) { nodes { name memberCount members { nodes { name } } } } }"))
            .GetProperty("reviewTeams").GetProperty("nodes")[0];
        Assert.Equal(("审核二组", all.Count(c => c is null)), (team.GetProperty("name").GetString(), team.GetProperty("memberCount").GetInt32()));
        Assert.Equal(team.GetProperty("memberCount").GetInt32(), team.GetProperty("members").GetProperty("nodes").GetArrayLength());
    }

    private async Task BeginAsync(DatabaseKind on)
    {
        _staff.Grant(DemoUsers.Reviewer.Id, null, Reviewing);
        _staff.Grant(DemoUsers.Reviewer2.Id, null, Reviewing);
        _staff.Grant(DemoUsers.Finance.Id, null, MerchantsPermissions.Read);
        await UseAsync(on, new() { Fakes = s => s.AddSingleton<IAudienceSource>(_staff).AddSingleton<IAccessSource>(_staff) });
    }

    private async Task<List<string?>> QueueAsync(string arguments) =>
        [.. (await AskAsync(DemoUsers.Reviewer, $$"""{ reviewQueue({{arguments}}{{(arguments.Contains("first") ? "" : ", first: 50")}}) { nodes { id dueAt breachAt assignee isAssignedToMe assignedAt } } }"""))
            .GetProperty("reviewQueue").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("assignee").GetString())];
}
