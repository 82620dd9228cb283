using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Reviews;

/// <summary>A reviewer asks the uploader or a team; the time of the review stands still until there is an answer (DOC-11).</summary>
public sealed class ClarificationTests : ReviewTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_question_stops_the_time_and_its_answer_lets_the_rest_of_it_run(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await InDetailsAsync();
        var due = (await PaperAsync(paper)).DueAt!.Value;
        Desk.Now = Samples.Monday.AddHours(2);
        Assert.Null(await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = Id(paper), question = "原件是否盖章？" }));
        var waiting = await PaperAsync(paper);
        Assert.Equal((DocumentStatus.NeedsClarification, null, null, Desk.Now), (waiting.Status, waiting.Stage, waiting.DueAt, waiting.PausedAt));
        // From Monday 12:00 to Wednesday 10:00, nine hours a day.
        Assert.Equal(TimeSpan.FromHours(6 + 9 + 1), waiting.RemainingTime);

        // Until Thursday 12:00: the rest runs to Saturday's place, Monday 10:00.
        Desk.Now = Desk.Now.AddDays(3);
        Assert.Null(await CallAsync(DemoUsers.Uploader, "answerClarification", new { documentId = Id(paper), answer = "已盖章，见第二页。" }));
        var on2 = await PaperAsync(paper);
        Assert.Equal((DocumentStatus.DetailedReview, ReviewStage.Detailed, null, null), (on2.Status, on2.Stage, on2.PausedAt, on2.RemainingTime));
        Assert.Equal(due.AddDays(5), on2.DueAt);
        Desk.Now = Desk.Now.AddHours(1);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        var decided = (await PaperAsync(paper)).Current;
        Assert.Equal((TimeSpan.FromDays(3), TimeSpan.FromHours(3)), (decided.Paused, decided.Turnaround));
        Assert.Equal(TimeSpan.FromHours(3), decided.Reviews.Single(r => r.Stage == ReviewStage.Detailed).Turnaround);

        var thread = (await AskAsync(DemoUsers.Merchant, "query($id: ID!) { document(id: $id) { clarifications { nodes { ordinal question answer isAnswered askedBy endedBy askedAt endedAt versionNumber } } } }", new { id = Id(paper) }))
            .GetProperty("document").GetProperty("clarifications").GetProperty("nodes");
        var one = Assert.Single(thread.EnumerateArray());
        Assert.Equal(("原件是否盖章？", "已盖章，见第二页。", "赵敏", "陈思远"),
            (one.GetProperty("question").GetString(), one.GetProperty("answer").GetString(), one.GetProperty("askedBy").GetString(), one.GetProperty("endedBy").GetString()));
        var audit = await Opened.AuditAsync<Merchants.Persistence.MerchantsDb>();
        Assert.DoesNotContain(audit, a => $"{a.Before}{a.After}".Contains("盖章", StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_whoever_is_asked_answers_and_only_a_reviewer_who_may_goes_on_without(DatabaseKind on)
    {
        await UseAsync(on);
        var (code, made) = await AnswerAsync(Opened.CallerOf(DemoUsers.Supervisor), "createReviewTeam", new { name = "资料上传一组", group = "UPLOAD" }, "team { id }");
        Assert.Null(code);
        var team = made.GetProperty("team").GetProperty("id").GetString();
        Assert.Null(await CallAsync(DemoUsers.Supervisor, "addReviewTeamMember", new { teamId = team, userId = DemoUsers.Uploader2.Id }));
        var paper = await InDetailsAsync();
        var about = new { documentId = Id(paper), question = "请核实授权范围", teamId = team };
        Assert.Equal("SEPARATION_OF_DUTIES", await CallAsync(DemoUsers.Reviewer, "requestClarification", about));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CallAsync(DemoUsers.Uploader, "requestClarification", about));
        Assert.Equal("INVALID_INPUT", await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = Id(paper), question = " " }));
        Assert.Equal("NOT_FOUND", await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = Id(paper), question = "?", teamId = NodeId.Of(new Contracts.ReviewTeamId(Guid.NewGuid())).ToString() }));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(DemoUsers.Uploader, "answerClarification", new { documentId = Id(paper), answer = "?" }));
        Assert.Null(await CallAsync(DemoUsers.Reviewer2, "requestClarification", about));

        var answer = new { documentId = Id(paper), answer = "授权覆盖全部门店" };
        Assert.Equal("NOT_ASKED", await CallAsync(DemoUsers.Reviewer, "answerClarification", answer));
        Assert.Equal("NOT_FOUND", await CallAsync(DemoUsers.Merchant2, "answerClarification", answer));
        Assert.Equal("ILLEGAL_TRANSITION", (await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors[0].Code);
        Assert.Equal("SEPARATION_OF_DUTIES", await CallAsync(DemoUsers.Reviewer, "resumeReview", new { documentId = Id(paper) }));
        Assert.Null(await CallAsync(DemoUsers.Uploader2, "answerClarification", answer));
        Assert.Null(await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = Id(paper), question = "请补充日期" }));
        Assert.Null(await CallAsync(DemoUsers.Reviewer2, "resumeReview", new { documentId = Id(paper) }));
        Assert.Equal("ILLEGAL_TRANSITION", await CallAsync(DemoUsers.Reviewer2, "resumeReview", new { documentId = Id(paper) }));
        await using var db = Opened.Open();
        Assert.Equal([true, false], db.Clarifications.OrderBy(c => c.Ordinal).Select(c => c.IsAnswered));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_answer_at_once_one_is_heard(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await InDetailsAsync();
        Assert.Null(await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = Id(paper), question = "?" }));
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => i % 2 == 0
            ? CallAsync(DemoUsers.Uploader, "answerClarification", new { documentId = Id(paper), answer = $"{i}" })
            : CallAsync(DemoUsers.Reviewer2, "resumeReview", new { documentId = Id(paper) }))));
        Assert.Single(all, c => c is null);
        Assert.All(all.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "ILLEGAL_TRANSITION", c));
    }
}
