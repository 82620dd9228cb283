using System.Text;
using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Demand;
using Merchants.Tests.Files;
using Merchants.Tests.FrontEnds;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Privacy;

/// <summary>What was collected, asked for, supplied, said and read is given out and erased with the person (ACC-03, DOC-03, DOC-21, DOC-23, DOC-27).</summary>
public sealed class DemandPrivacyTests : FrontEndTests
{
    private IPersonalData Data => Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "Merchants");

    [Theory, OnSqlite, OnPostgres]
    public async Task An_applicant_s_parts_and_collected_files_are_given_out_and_go_with_the_applicant(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var (task, shared) = (DemandCases.Request(Opened).Task, DemandCases.Request(Opened).Task);
        var part = DemandCases.Part(Opened, SupplementStatus.Open);
        await RecordAsync(task, "collected");
        await RecordAsync(shared, "shared");
        var theirs = DemandCases.Request(Opened).Task;
        await RecordAsync(theirs, "shared");
        await GiveToAsync(theirs, DemoUsers.Merchant2);
        var response = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Merchant), "mutation($s: ID!, $f: Upload!) { supplyMissingPart(input: { supplementRequestId: $s, file: $f, words: \"李文博的电话 13812345678\" }) { errors { ... on Error { code } } } }",
            new { s = NodeId.Of(part.Id).ToString(), f = (string?)null }, new Dictionary<string, IUpload> { ["variables.f"] = TestFiles.Upload(TestFiles.Pdf("part"), "李文博.pdf") });
        Assert.Null(CodeOf(response.GetProperty("data")));

        var export = await ExportAsync(DemoUsers.Merchant);
        Assert.Equal(["licence.pdf", "licence.pdf"], export.GetProperty("collectedFiles").EnumerateArray().Select(f => f.GetProperty("fileName").GetString()));
        var held = Assert.Single(export.GetProperty("supplements").EnumerateArray());
        var handed = Assert.Single(held.GetProperty("parts").EnumerateArray());
        Assert.Equal(
            ("缺盖章页", "李文博的电话 13812345678", "李文博.pdf"), (held.GetProperty("missing").GetString(), handed.GetProperty("words").GetString(), handed.GetProperty("fileName").GetString()));
        Assert.Empty((await ExportAsync(DemoUsers.Merchant2)).GetProperty("supplements").EnumerateArray());

        // Files that were just written are the sweep's.
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Data.EraseAsync(DemoUsers.Merchant.Id, default));
        Assert.Empty(await Data.EraseAsync(DemoUsers.Merchant.Id, default));
        await using var db = Opened.Open();
        var papers = await db.CollectedPapers.ToDictionaryAsync(p => p.TaskId);
        Assert.True(papers[task.Id] is { FileName.IsEmpty: true, ErasedAt: not null } && papers[shared.Id] is { FileName.IsEmpty: true, ErasedAt: not null });
        Assert.True(papers[theirs.Id] is { FileName.IsEmpty: false, ErasedAt: null });
        // The same file of somebody else is still there.
        Assert.Equal((false, true), (Opened.Files.Contains(papers[task.Id].Sha256), Opened.Files.Contains(papers[theirs.Id].Sha256)));
        Assert.Equal(papers[shared.Id].Sha256, papers[theirs.Id].Sha256);
        var left = await db.SuppliedParts.SingleAsync();
        Assert.True(left is { Words.IsEmpty: true, FileName.IsEmpty: true, ErasedAt: not null });
        Assert.False(Opened.Files.Contains(left.Sha256!));
        Assert.True((await db.Supplements.SingleAsync()).Missing.IsEmpty);
        Assert.DoesNotContain("13812345678", (await ExportAsync(DemoUsers.Merchant)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("licence.pdf", (await ExportAsync(DemoUsers.Merchant)).ToString(), StringComparison.Ordinal);

        // Nothing of it is shown, and what is left can still be read.
        var shown = (await AskAsync(
            DemoUsers.Reviewer, "query($id: ID!) { node(id: $id) { ... on SupplementRequest { status missing parts { nodes { words fileName downloadUrl } } } } }", new { id = NodeId.Of(part.Id).ToString() }))
            .GetProperty("node");
        Assert.Equal("""{"status":"SUPPLIED","missing":null,"parts":{"nodes":[{"words":null,"fileName":null,"downloadUrl":null}]}}""", shown.GetRawText());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_customer_s_words_and_reading_are_given_out_and_the_words_go(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var mine = DemandCases.Report(Opened, DocumentReportStatus.Investigating);
        var other = DemandCases.Report(Opened, DocumentReportStatus.Received, by: DemoUsers.Reviewer.Id);
        Assert.Null(CodeOf(await AskAsync(
            DemoUsers.Coordinator, "mutation($r: ID!) { answerDocumentReport(input: { documentReportId: $r, isUpheld: true, answer: \"已核实\" }) { errors { ... on Error { code } } } }",
            new { r = NodeId.Of(mine.Id).ToString() })));
        var export = Assert.Single((await ExportAsync(DemoUsers.Buyer)).GetProperty("documentReports").EnumerateArray());
        Assert.Equal(("执照已注销", "已核实", mine.Number), (export.GetProperty("words").GetString(), export.GetProperty("answer").GetString(), export.GetProperty("number").GetString()));

        var task = DemandCases.Collection(Opened, CollectionStatus.Collected);
        await AskAsync(
            DemoUsers.Uploader, "query($id: ID!, $use: String) { node(id: $id) { ... on CollectionTask { papers { nodes { downloadUrl(dataUse: $use) } } } } }",
            new { id = NodeId.Of(task.Id).ToString(), use = OnePurpose.Code });
        var read = Assert.Single((await ExportAsync(DemoUsers.Uploader)).GetProperty("filesRead").EnumerateArray());
        Assert.Equal((task.Id.Value, OnePurpose.Code), (read.GetProperty("subject").GetGuid(), read.GetProperty("dataUse").GetString()));

        Assert.Empty(await Data.EraseAsync(DemoUsers.Buyer.Id, default));
        await using var db = Opened.Open();
        var left = await db.DocumentReports.SingleAsync(r => r.Id == mine.Id);
        Assert.True(left is { Words.IsEmpty: true, IsUpheld: true, Status: DocumentReportStatus.Answered });
        Assert.Equal("执照已注销", (await db.DocumentReports.SingleAsync(r => r.Id == other.Id)).Words.Open());
        Assert.DoesNotContain("执照已注销", (await ExportAsync(DemoUsers.Buyer)).ToString(), StringComparison.Ordinal);
        var shown = (await AskAsync(DemoUsers.Coordinator, "query($id: ID!) { node(id: $id) { ... on DocumentReport { words isUpheld } } }", new { id = NodeId.Of(mine.Id).ToString() })).GetProperty("node");
        Assert.Equal((JsonValueKind.Null, true), (shown.GetProperty("words").ValueKind, shown.GetProperty("isUpheld").GetBoolean()));
    }

    private async Task RecordAsync(CollectionTask task, string text)
    {
        var response = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Uploader), "mutation($t: ID!, $f: Upload!) { recordCollectedPaper(input: { collectionTaskId: $t, file: $f }) { errors { ... on Error { code } } } }",
            new { t = NodeId.Of(task.Id).ToString(), f = (string?)null }, new Dictionary<string, IUpload> { ["variables.f"] = TestFiles.Upload(TestFiles.Pdf(text)) });
        Assert.Null(CodeOf(response.GetProperty("data")));
    }

    private async Task GiveToAsync(CollectionTask task, DemoUser owner)
    {
        await using var db = Opened.Open();
        db.Entry(await db.Applications.SingleAsync(a => a.Id == task.ApplicationId)).Property(a => a.OwnerId).CurrentValue = owner.Id;
        await db.SaveChangesAsync();
    }

    private async Task<JsonElement> ExportAsync(DemoUser user)
    {
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
            await Data.ExportAsync(user.Id, json, default);
        return JsonDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray())).RootElement;
    }
}
