using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.Files;
using Merchants.Tests.FrontEnds;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Demand;

/// <summary>A department's request (DOC-01) is collected (DOC-03), returned to its source (DOC-05), entered, and so fulfilled; a missing part stops the approval (DOC-27).</summary>
public sealed class CollectionTests : FrontEndTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_is_collected_returned_and_entered_once_whoever_enters_it(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = NodeId.Of(Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id).ToString();
        var due = Opened.Clock.Now.AddDays(2);
        var made = (await AskAsync(DemoUsers.Coordinator, """
            mutation($a: ID!, $due: DateTime!) { createDocumentRequest(input: { applicationId: $a, department: "市场部", dueAt: $due, papers: [{ type: PREMISES_PROOF }] }) {
              documentRequest { id items { id status } } errors { ... on Error { code } } } }
            """, new { a = application, due })).GetProperty("createDocumentRequest").GetProperty("documentRequest");
        var task = made.GetProperty("items")[0].GetProperty("id").GetString()!;
        Assert.Equal("COLLECTION_NOT_ASSIGNED", await RecordAsync(task, TestFiles.Pdf()));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Uploader, """
            mutation($t: ID!, $u: ID!) { assignCollection(input: { collectionTaskId: $t, source: DEPARTMENT, sourceName: "行政部", responsibleId: $u }) { errors { ... on Error { code } } } }
            """, new { t = task, u = new NodeId("User", DemoUsers.Uploader.Id).ToString() })));
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.remind-collectors")).Counts["reminded"]);
        Assert.Empty((await Opened.RunJobAsync("merchants.remind-collectors")).Counts);
        Assert.Equal("INVALID_INPUT", await RecordAsync(task, [1, 2, 3]));
        Assert.Null(await RecordAsync(task, TestFiles.Pdf("first")));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Uploader, """
            mutation($t: ID!) { returnToSource(input: { collectionTaskId: $t, reasonCode: UNREADABLE, reasonText: "看不清" }) { errors { ... on Error { code } } } }
            """, new { t = task })));
        Assert.Null(await RecordAsync(task, TestFiles.Pdf("second")));
        const string enter = "mutation($t: ID!) { enterCollectedPaper(input: { collectionTaskId: $t }) { errors { ... on Error { code } } } }";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => CodeOf(await AskAsync(DemoUsers.Uploader, enter, new { t = task })))));
        Assert.Single(answers, a => a is null);
        await using var db = Opened.Open();
        Assert.Equal(1, await db.Documents.CountAsync(d => d.Type == DocumentType.PremisesProof));
        Assert.Equal(DocumentRequestStatus.Fulfilled, (await db.DocumentRequests.SingleAsync()).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_application_with_a_missing_part_is_not_approved(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = NodeId.Of(Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview).Id).ToString();
        var part = (await AskAsync(DemoUsers.Reviewer, """
            mutation($a: ID!, $due: DateTime!) { requestSupplement(input: { applicationId: $a, missing: "缺盖章页", dueAt: $due }) { supplementRequest { id } errors { ... on Error { code } } } }
            """, new { a = application, due = Opened.Clock.Now.AddDays(2) })).GetProperty("requestSupplement").GetProperty("supplementRequest").GetProperty("id").GetString();
        const string approve = "mutation($a: ID!) { approveApplication(input: { applicationId: $a }) { errors { ... on Error { code } } } }";
        Assert.Equal("SUPPLEMENT_OPEN", CodeOf(await AskAsync(DemoUsers.Reviewer2, approve, new { a = application })));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Merchant, """
            mutation($s: ID!) { supplyMissingPart(input: { supplementRequestId: $s, words: "已补" }) { errors { ... on Error { code } } } }
            """, new { s = part })));
        Assert.Equal("SUPPLEMENT_OPEN", CodeOf(await AskAsync(DemoUsers.Reviewer2, approve, new { a = application })));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer, "mutation($s: ID!) { acceptSupplement(input: { supplementRequestId: $s }) { errors { ... on Error { code } } } }", new { s = part })));
        Assert.Null(CodeOf(await AskAsync(DemoUsers.Reviewer2, approve, new { a = application })));
    }

    private async Task<string?> RecordAsync(string task, byte[] file)
    {
        var response = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Uploader),
            "mutation($t: ID!, $f: Upload!) { recordCollectedPaper(input: { collectionTaskId: $t, file: $f }) { errors { ... on Error { code } } } }",
            new { t = task, f = (string?)null }, new Dictionary<string, IUpload> { ["variables.f"] = TestFiles.Upload(file) });
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return CodeOf(response.GetProperty("data"));
    }
}
