using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.Files;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Papers;

/// <summary>A paper is entered, checked and uploaded step by step, each once (DOC-04, DOC-06, DOC-07, DOC-08).</summary>
public sealed class EntryTests : PaperTests
{
    /// <summary>The whole way, with what waits for whom at each step (DOC-06, DOC-07, DOC-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Step_by_step_up_to_the_first_review(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = Application();
        var paper = IdOf(await RegisterAsync(application));
        Assert.Equal(["merchants.paper-upload-check"], await KindsAsync(DemoUsers.Uploader));
        var kept = (await CheckAsync(paper, [.. AllYes(["READABLE", "COMPLETE"]), new { code = "RIGHT_KIND", isFulfilled = false }])).GetProperty("errors")[0];
        Assert.Equal("UPLOAD_CHECK_FAILED", kept.GetProperty("code").GetString());
        Assert.Equal(["RIGHT_KIND"], Texts(kept, "failed"));
        Assert.Equal(["AS_APPLIED"], Texts(kept, "unanswered"));
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await UploadAsync(paper)));
        Assert.Equal("READY_TO_UPLOAD", StatusOf(await CheckAsync(paper, AllYes())));
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await CheckAsync(paper, AllYes())));
        Assert.Equal(["merchants.paper-upload"], await KindsAsync(DemoUsers.Uploader));
        Assert.Equal("FIRST_REVIEW", StatusOf(await UploadAsync(paper)));
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await UploadAsync(paper)));
        Assert.Empty(await KindsAsync(DemoUsers.Uploader));
        Assert.Equal(["merchants.paper-first-review"], await KindsAsync(DemoUsers.Reviewer));
        var version = (await AskAsync(DemoUsers.Reviewer, "query($id: ID!) { document(id: $id) { dueAt currentVersion { uploadedBy uploadChecks { code text checkedBy } upload { target state uploadedBy uploadedAt externalRef } } } }", new { id = paper }))
            .GetProperty("document").GetProperty("currentVersion");
        Assert.Equal(4, version.GetProperty("uploadChecks").GetArrayLength());
        Assert.Equal(("THIS_PLATFORM", "DONE", "陈思远"), (version.GetProperty("upload").GetProperty("target").GetString(), version.GetProperty("upload").GetProperty("state").GetString(), version.GetProperty("upload").GetProperty("uploadedBy").GetString()));
    }

    /// <summary>Whoever uploaded a paper does not review it, whoever entered it (DOC-17).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_uploader_does_not_review(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var paper = IdOf(await RegisterAsync(Application()));
        Assert.Null(ErrorOf(await CheckAsync(paper, AllYes())));
        Assert.Null(ErrorOf(await UploadAsync(paper, by: DemoUsers.Uploader2)));
        foreach (var user in new[] { DemoUsers.Uploader, DemoUsers.Uploader2 })
        {
            var response = await Opened.ExecuteAsync(
                Opened.CallerOf(DemoUsers.Admin) with { UserId = user.Id }, "mutation($id: ID!) { completeFirstReview(input: { documentId: $id, decision: ACCEPT }) { errors { ... on Error { code } } } }", new { id = paper });
            Assert.Equal("SEPARATION_OF_DUTIES", response.GetProperty("data").GetProperty("completeFirstReview").GetProperty("errors")[0].GetProperty("code").GetString());
        }
    }

    /// <summary>The file's content decides, and the same file is told (DOC-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_file_is_told(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = Application();
        var file = TestFiles.Pdf("twice");
        var first = IdOf(await RegisterAsync(application, file: file));
        var second = IdOf(await RegisterAsync(application, "TRADEMARK_CERTIFICATE", file));
        Assert.Equal(["FILE_TYPE"], RulesOf(await RegisterAsync(application, file: "no paper"u8.ToArray())));
        var same = (await AskAsync(DemoUsers.Uploader, "query($id: ID!) { document(id: $id) { currentVersion { sameFileAs { document { id } versionNumber } } } }", new { id = second }))
            .GetProperty("document").GetProperty("currentVersion").GetProperty("sameFileAs");
        Assert.Equal(first, Assert.Single(same.EnumerateArray().ToList()).GetProperty("document").GetProperty("id").GetString());
    }

    /// <summary>Of many who do the same at once one does it; versions have no gaps (DOC-06, DOC-08, DOC-13).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_at_once_one_wins(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var rejected = Fixtures.Paper(Opened, DocumentStatus.Rejected);
        var id = NodeId.Of(rejected.Id).ToString();
        var entries = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => RegisterAsync(rejected.ApplicationId, replaces: id))));
        OneWon(entries);
        OneWon(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => CheckAsync(id, AllYes())))));
        OneWon(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => UploadAsync(id)))));
        var paper = Read(id);
        Assert.Equal((2, DocumentStatus.FirstReview), (paper.VersionNumber, paper.Status));
        Assert.Equal([1, 2], paper.Versions.Select(v => v.Number).Order());
        using var db = Opened.Open();
        Assert.Equal(2, db.PlatformUploads.Count(u => u.DocumentId == paper.Id));

        static void OneWon(JsonElement[] payloads)
        {
            Assert.Single(payloads, p => ErrorOf(p) is null);
            Assert.All(payloads, p => Assert.Contains(ErrorOf(p), new[] { null, "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
        }
    }

    /// <summary>What another merchant's paper is asked for is answered like what is not there.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_steps_with_a_paper_that_he_does_not_see(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var paper = IdOf(await RegisterAsync(Application()));
        var other = Opened.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Merchant2.Id, IsPlatformWide = false };
        foreach (var id in new[] { paper, new NodeId("Document", Guid.NewGuid()).ToString() })
        {
            var response = await Opened.ExecuteAsync(other, "mutation($id: ID!) { uploadDocument(input: { documentId: $id }) { errors { ... on Error { code message } } } }", new { id });
            var error = response.GetProperty("data").GetProperty("uploadDocument").GetProperty("errors")[0];
            Assert.Equal(("NOT_FOUND", "There is no such paper."), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));
        }
    }

    private async Task<IEnumerable<string?>> KindsAsync(DemoUser user) =>
        (await AskAsync(user, "{ myTasks { nodes { kind } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("kind").GetString());

    private static IEnumerable<string?> Texts(JsonElement error, string name) => error.GetProperty(name).EnumerateArray().Select(t => t.GetString());
}
