using System.Text.Json;
using Merchants.Contracts;
using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.Demand;
using Merchants.Tests.Files;
using Merchants.Tests.FrontEnds;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Public;

/// <summary>A link to a file wants a purpose that was acknowledged (DOC-22), each link is on record, and only supervisors read the record (DOC-23).</summary>
public sealed class DownloadTests : FrontEndTests
{
    private const string Link = "query($id: ID!, $use: String) { node(id: $id) { ... on Document { currentVersion { downloadUrl(dataUse: $use) } } } }";

    private const string Log = "query($id: ID!) { node(id: $id) { ... on Document { documentAccessLog { nodes { user versionNumber at dataUse dataUseVersion } } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_wants_an_acknowledged_purpose_but_of_ones_own_paper_and_stands_in_the_record(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var paper = Fixtures.Paper(Opened, DocumentStatus.FirstReview).Id;
        foreach (var (user, use, words) in new[]
        {
            (DemoUsers.Reviewer, null, "dataUses"), (DemoUsers.Reviewer, "curiosity", "downloadUrl(dataUse:)"), (DemoUsers.Supervisor, OnePurpose.Code, "downloadUrl(dataUse:)"),
            (DemoUsers.Uploader, null, "dataUses"), (DemoUsers.Merchant, "curiosity", "downloadUrl(dataUse:)"),
        })
            Assert.Contains(words, (await LinkAsync(Opened.CallerOf(user), paper, use)).Error, StringComparison.Ordinal);
        await using (var db = Opened.Open())
            Assert.Equal(0, await db.PaperAccesses.CountAsync());

        Assert.StartsWith("/", (await LinkAsync(Opened.CallerOf(DemoUsers.Reviewer), paper, OnePurpose.Code)).Url, StringComparison.Ordinal);
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("/", (await LinkAsync(Opened.CallerOf(DemoUsers.Merchant), paper, null)).Url, StringComparison.Ordinal);
        // Nobody who does not see the paper is told that it is there.
        Assert.Equal((null, null), await LinkAsync(Opened.CallerOf(DemoUsers.Merchant2), paper, OnePurpose.Code));

        var entries = (await AskAsync(DemoUsers.Supervisor, Log, new { id = NodeId.Of(paper).ToString() })).GetProperty("node").GetProperty("documentAccessLog").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(
            ["李文博 1  ", $"王建国 1 {OnePurpose.Code} 3"],
            entries.Select(e => $"{e.GetProperty("user")} {e.GetProperty("versionNumber")} {e.GetProperty("dataUse")} {e.GetProperty("dataUseVersion")}"));
        Assert.True(entries[0].GetProperty("at").GetDateTime() > entries[1].GetProperty("at").GetDateTime());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_record_is_neither_for_the_owner_nor_for_another_merchant_s_people(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var merchant = Lifecycle.LifecycleCases.Merchant(Opened);
        DocumentId paper;
        await using (var db = Opened.Open())
            paper = await db.Documents.Where(d => db.Merchants.Any(m => m.Id == merchant && m.ApplicationId == d.ApplicationId)).Select(d => d.Id).FirstAsync();
        Assert.NotNull((await LinkAsync(Opened.CallerOf(DemoUsers.Reviewer), paper, OnePurpose.Code)).Url);
        var other = Guid.NewGuid();
        var stranger = new TestCaller(DemoUsers.Merchant2.Id, "周雅婷", false, other);
        foreach (var caller in new[]
        {
            Opened.CallerOf(DemoUsers.Merchant), Opened.CallerOf(DemoUsers.Merchant, merchant.Value), Opened.CallerOf(DemoUsers.Merchant2), Opened.CallerOf(DemoUsers.Merchant2, other),
            Opened.CallerOf(DemoUsers.Buyer), Opened.CallerOf(DemoUsers.Reviewer), Opened.CallerOf(DemoUsers.Coordinator), TestCaller.Anonymous,
            stranger with { Permissions = [MerchantsPermissions.Read, MerchantsPermissions.ReadAccessLog] },
            stranger with { PermissionsAtMerchants = [(MerchantsPermissions.Read, other), (MerchantsPermissions.ReadAccessLog, other)] },
        })
        {
            var answer = (await Opened.ExecuteAsync(caller, Log, new { id = NodeId.Of(paper).ToString() })).GetRawText();
            Assert.DoesNotContain("versionNumber", answer, StringComparison.Ordinal);
            Assert.DoesNotContain(OnePurpose.Code, answer, StringComparison.Ordinal);
        }

        var seen = (await AskAsync(DemoUsers.Supervisor, Log, new { id = NodeId.Of(paper).ToString() })).GetProperty("node").GetProperty("documentAccessLog").GetProperty("nodes");
        Assert.Equal(1, seen.GetArrayLength());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Collected_files_and_supplied_parts_are_given_out_by_the_same_rule(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var task = DemandCases.Collection(Opened, CollectionStatus.Collected);
        const string collected = "query($id: ID!, $use: String) { node(id: $id) { ... on CollectionTask { papers { nodes { downloadUrl(dataUse: $use) } } } } }";
        var id = NodeId.Of(task.Id).ToString();
        Assert.Contains("dataUses", (await UrlAsync(DemoUsers.Uploader, collected, id, null)).Error, StringComparison.Ordinal);
        Assert.NotNull((await UrlAsync(DemoUsers.Uploader, collected, id, OnePurpose.Code)).Url);

        var part = NodeId.Of(DemandCases.Part(Opened, SupplementStatus.Open).Id).ToString();
        var response = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Merchant), "mutation($s: ID!, $f: Upload!) { supplyMissingPart(input: { supplementRequestId: $s, file: $f }) { errors { ... on Error { code } } } }",
            new { s = part, f = (string?)null }, new Dictionary<string, IUpload> { ["variables.f"] = TestFiles.Upload(TestFiles.Pdf("part")) });
        Assert.Null(CodeOf(response.GetProperty("data")));
        const string parts = "query($id: ID!, $use: String) { node(id: $id) { ... on SupplementRequest { parts { nodes { downloadUrl(dataUse: $use) } } } } }";
        Assert.NotNull((await UrlAsync(DemoUsers.Merchant, parts, part, null)).Url);
        Assert.Contains("dataUses", (await UrlAsync(DemoUsers.Reviewer, parts, part, null)).Error, StringComparison.Ordinal);
        Assert.NotNull((await UrlAsync(DemoUsers.Reviewer, parts, part, OnePurpose.Code)).Url);
        await using var db = Opened.Open();
        Assert.Equal(
            new[] { (DemoUsers.Uploader.Id, OnePurpose.Code), (DemoUsers.Merchant.Id, null), (DemoUsers.Reviewer.Id, (string?)OnePurpose.Code) }.Order(),
            (await db.PaperAccesses.ToListAsync()).Select(a => (a.UserId, a.DataUse)).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_file_has_no_link_and_asks_for_no_purpose(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var paper = Fixtures.Paper(Opened, DocumentStatus.FirstReview).Id;
        await using (var db = Opened.Open())
        {
            (await db.DocumentVersions.SingleAsync(v => v.DocumentId == paper)).Erase(Samples.Monday);
            await db.SaveChangesAsync();
        }

        Assert.Equal((null, null), await LinkAsync(Opened.CallerOf(DemoUsers.Reviewer), paper, null));
        await using var after = Opened.Open();
        Assert.Equal(0, await after.PaperAccesses.CountAsync());
    }

    private async Task<(string? Url, string? Error)> LinkAsync(TestCaller caller, DocumentId paper, string? use)
    {
        var response = await Opened.ExecuteAsync(caller, Link, new { id = NodeId.Of(paper).ToString(), use });
        return (Find(response.GetProperty("data")), ErrorOf(response));
    }

    private async Task<(string? Url, string? Error)> UrlAsync(DemoUser user, string document, string id, string? use)
    {
        var response = await Opened.ExecuteAsync(Opened.CallerOf(user), document, new { id, use });
        return (Find(response.GetProperty("data")), ErrorOf(response));
    }

    private static string? ErrorOf(JsonElement response) => response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("message").GetString() : null;

    // The one leaf of the answer, however deep.
    private static string? Find(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().Select(p => Find(p.Value)).FirstOrDefault(),
        JsonValueKind.Array => at.EnumerateArray().Select(Find).FirstOrDefault(),
        JsonValueKind.String => at.GetString(),
        _ => null,
    };
}
