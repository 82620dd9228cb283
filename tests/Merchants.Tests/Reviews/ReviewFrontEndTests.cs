using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Privacy;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform;

namespace Merchants.Tests.Reviews;

/// <summary>Who is told and who has work where papers are asked about, late, decided or disputed (ACC-04, FE-02; DOC-11, DOC-12, DOC-18), and what of it is personal (ACC-03).</summary>
public sealed class ReviewFrontEndTests : FrontEnds.FrontEndTests
{
    private static readonly DemoUser[] People = [DemoUsers.Admin, DemoUsers.Uploader, DemoUsers.Uploader2, DemoUsers.Reviewer, DemoUsers.Reviewer2, DemoUsers.Merchant, DemoUsers.Merchant2, DemoUsers.Supervisor];

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_side_is_told_what_the_other_did_and_supervisors_what_is_late(DatabaseKind on)
    {
        await UseAsync(on, new() { Beside = [new PlatformModule()], Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050" } });
        await Opened.StartUpAsync();
        Opened.Begin("NotificationWork");
        var desk = new Desk(Opened);
        var paper = await desk.NewPaperAsync();
        var id = NodeId.Of(paper).ToString();
        desk.Now = desk.Now.AddDays(1);
        await Opened.RunJobAsync("merchants.note-overdue-reviews");
        await ToldAsync("merchants.document-review-overdue", DemoUsers.Admin, DemoUsers.Supervisor);
        Assert.Empty((await desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = id, question = "原件是否盖章？" });
        await ToldAsync("merchants.document-clarification-requested", DemoUsers.Uploader, DemoUsers.Merchant);
        Assert.Equal(["merchants.paper-clarification"], await TasksAsync(DemoUsers.Uploader));
        Assert.Equal(["merchants.paper-clarification"], await TasksAsync(DemoUsers.Merchant));
        Assert.Empty(await TasksAsync(DemoUsers.Uploader2));
        Assert.DoesNotContain("merchants.paper-detailed-review", await TasksAsync(DemoUsers.Reviewer2));
        // By the merchant, who is not the one who asked, so that the reviewer is told.
        await CallAsync(DemoUsers.Merchant, "answerClarification", new { documentId = id, answer = "已盖章" });
        await ToldAsync("merchants.document-clarification-answered", DemoUsers.Reviewer2);
        Assert.Contains("merchants.paper-detailed-review", await TasksAsync(DemoUsers.Reviewer2));
        Assert.Empty((await desk.RejectAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors);
        await ToldAsync("merchants.document-rejected", DemoUsers.Uploader, DemoUsers.Merchant);
        await CallAsync(DemoUsers.Uploader, "raiseDocumentDispute", new { documentId = id, grounds = "退回理由不成立" });
        await ToldAsync("merchants.document-dispute-raised", DemoUsers.Admin);
        Assert.Contains("merchants.dispute-mediation", await TasksAsync(DemoUsers.Admin));
        Assert.DoesNotContain("merchants.dispute-mediation", await TasksAsync(DemoUsers.Reviewer));
        Assert.All(await InboxAsync(DemoUsers.Merchant), n => Assert.DoesNotContain("盖章", n.GetRawText(), StringComparison.Ordinal));
    }

    /// <summary>Whoever is given a review is told, and finds it among the tasks as his or her own (DOC-17); whoever takes one needs no telling.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_is_given_a_review_is_told(DatabaseKind on)
    {
        await UseAsync(on, new() { Beside = [new PlatformModule()], Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050" } });
        await Opened.StartUpAsync();
        Opened.Begin("NotificationWork");
        var id = NodeId.Of(await new Desk(Opened).NewPaperAsync()).ToString();
        await CallAsync(DemoUsers.Reviewer, "takeReview", new { documentId = id });
        await CallAsync(DemoUsers.Supervisor, "assignReviewer", new { documentId = id, reviewerId = DemoUsers.Reviewer2.Id });
        await ToldAsync("merchants.document-review-assigned", DemoUsers.Reviewer2);
        var task = (await AskAsync(DemoUsers.Reviewer2, "{ myTasks(first: 5) { nodes { kind title { name value } } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray()
            .Single(t => t.GetProperty("kind").GetString() == "merchants.paper-first-review");
        Assert.Contains(task.GetProperty("title").EnumerateArray(), p => p.GetProperty("name").GetString() == "assignedTo" && p.GetProperty("value").GetString() == "ME");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_asked_about_a_paper_is_given_out_and_erased_with_its_owners_data(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var desk = new Desk(Opened);
        var paper = await desk.NewPaperAsync();
        var id = NodeId.Of(paper).ToString();
        Assert.Empty((await desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        await CallAsync(DemoUsers.Reviewer2, "requestClarification", new { documentId = id, question = "李文博是否在职？" });
        await CallAsync(DemoUsers.Uploader, "answerClarification", new { documentId = id, answer = "李文博在职。" });
        await CallAsync(DemoUsers.Reviewer, "raiseDocumentDispute", new { documentId = id, grounds = "李文博的授权有争议" });
        var data = Opened.Services.GetServices<IPersonalData>().OfType<ApplicantsData>().Single();
        Assert.Contains("李文博是否在职", await ExportAsync(DemoUsers.Reviewer2.Id), StringComparison.Ordinal);
        Assert.DoesNotContain("李文博在职", await ExportAsync(DemoUsers.Reviewer2.Id), StringComparison.Ordinal);
        Assert.Contains("授权有争议", await ExportAsync(DemoUsers.Reviewer.Id), StringComparison.Ordinal);
        Assert.Empty(await data.EraseAsync(DemoUsers.Merchant.Id, default));
        var shown = await AskAsync(DemoUsers.Supervisor, "query($id: ID!) { document(id: $id) { clarifications { nodes { question answer isAnswered } } disputes { nodes { grounds status } } } }", new { id });
        Assert.DoesNotContain("李文博", shown.GetRawText(), StringComparison.Ordinal);
        Assert.True(shown.GetProperty("document").GetProperty("clarifications").GetProperty("nodes")[0].GetProperty("isAnswered").GetBoolean());

        async Task<string> ExportAsync(Guid user)
        {
            using var content = new MemoryStream();
            await using (var json = new Utf8JsonWriter(content, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                await data.ExportAsync(user, json, default);
            return System.Text.Encoding.UTF8.GetString(content.ToArray());
        }
    }

    private async Task CallAsync(DemoUser user, string mutation, object input) => Assert.Null(CodeOf(await AskAsync(
        user, $$"""mutation($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) { {{mutation}}(input: $input) { errors { ... on Error { code message } } } }""", new { input })));

    private async Task<List<string>> TasksAsync(DemoUser user) =>
        [.. (await AskAsync(user, "{ myTasks(first: 50) { nodes { kind } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("kind").GetString()!)];

    private async Task<IReadOnlyList<JsonElement>> InboxAsync(DemoUser user) =>
        [.. (await AskAsync(user, "{ notifications(first: 50) { nodes { kind text title } } }")).GetProperty("notifications").GetProperty("nodes").EnumerateArray()];

    /// <summary>Waits until these users have been told; nobody else has.</summary>
    private async Task ToldAsync(string kind, params DemoUser[] users)
    {
        var end = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var told = new List<string>();
            foreach (var user in People)
            {
                if ((await InboxAsync(user)).Any(n => n.GetProperty("kind").GetString() == kind))
                    told.Add(user.Key);
            }

            if (told.Count >= users.Length || DateTime.UtcNow > end)
            {
                Assert.Equal(users.Select(u => u.Key).Order(), told.Order());
                return;
            }

            await Task.Delay(20);
        }
    }
}
