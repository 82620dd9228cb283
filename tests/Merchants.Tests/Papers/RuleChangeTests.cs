using System.Text.Json;
using Merchants.Model;
using Merchants.Notices;
using Merchants.Outside;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform;

namespace Merchants.Tests.Papers;

/// <summary>Changes of the outside platform's rules reach the groups concerned, who take note of them, and lead to the next standard (DOC-26).</summary>
public sealed class RuleChangeTests : PaperTests
{
    private const string Change = "ruleChange { id title text effectiveFrom teams source isAcknowledged }";

    /// <summary>Who has taken note, who has not, and what waits for whom (DOC-26).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_groups_concerned_take_note(DatabaseKind on)
    {
        await UseAsync(on, new ModuleSetup { Beside = [new PlatformModule()], Fakes = s => s.AddSingleton<IDataUses, OnePurpose>().AddSingleton<IAudienceSource, ByRole>() });
        Assert.Equal("INVALID_INPUT", ErrorOf(await DoAsync(DemoUsers.Supervisor, "recordPlatformRuleChange", new { title = "执照", text = "须彩色扫描", effectiveFrom = "2026-04-01", teams = Array.Empty<string>() }, Change)));
        var recorded = await DoAsync(DemoUsers.Supervisor, "recordPlatformRuleChange", new { title = "执照", text = "须彩色扫描", effectiveFrom = "2026-04-01", teams = new[] { "REVIEW", "UPLOAD" } }, Change);
        var id = recorded.GetProperty("ruleChange").GetProperty("id").GetString()!;
        Assert.Equal(["UPLOAD", "REVIEW"], recorded.GetProperty("ruleChange").GetProperty("teams").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(["merchants.rule-change-note"], await KindsAsync(DemoUsers.Uploader));
        Assert.Empty(await KindsAsync(DemoUsers.Inspector));

        Assert.Equal("AUTH_NOT_AUTHORIZED", ErrorOf(await NoteAsync(DemoUsers.Inspector, id)));
        var twice = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => NoteAsync(DemoUsers.Uploader, id))));
        Assert.All(twice, p => Assert.Null(ErrorOf(p)));
        Assert.Null(ErrorOf(await NoteAsync(DemoUsers.Reviewer, id)));
        Assert.Empty(await KindsAsync(DemoUsers.Uploader));
        Assert.Equal(["merchants.rule-change-note"], await KindsAsync(DemoUsers.Uploader2));

        var seen = (await AskAsync(DemoUsers.Supervisor, "{ platformRuleChanges { nodes { acknowledgedBy { name at } awaited { name at } isAcknowledged } } }")).GetProperty("platformRuleChanges").GetProperty("nodes")[0];
        Assert.Equal([DemoUsers.Uploader.Name, DemoUsers.Reviewer.Name], Names(seen, "acknowledgedBy"));
        Assert.Equal(new[] { DemoUsers.Uploader2.Name, DemoUsers.Reviewer2.Name }.Order(StringComparer.Ordinal), Names(seen, "awaited"));
        var merchant = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Merchant), "query($id: ID!) { node(id: $id) { id ... on PlatformRuleChange { title } } }", new { id });
        Assert.Equal(JsonValueKind.Null, merchant.GetProperty("data").GetProperty("node").ValueKind);
    }

    /// <summary>The next standard says what the one in force says and names the change (DOC-26).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_standard_is_drafted_because_of_it(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        await PublishedAsync(new { type = "PREMISES_PROOF", formats = new[] { "PNG" }, isMandatory = true });
        var id = (await DoAsync(DemoUsers.Supervisor, "recordPlatformRuleChange", new { title = "执照", text = "须彩色扫描", effectiveFrom = "2026-04-01", teams = new[] { "REVIEW" } }, Change)).GetProperty("ruleChange").GetProperty("id").GetString()!;
        var drafted = await DoAsync(
            DemoUsers.Reviewer, "draftStandardForRuleChange", new { ruleChangeId = id },
            "standard { id edition status name ruleChange { id title } requirements { type formats isMandatory } } errors { ... on Error { code } }");
        var standard = drafted.GetProperty("standard");
        Assert.Equal((2, "DRAFT", id), (standard.GetProperty("edition").GetInt32(), standard.GetProperty("status").GetString(), standard.GetProperty("ruleChange").GetProperty("id").GetString()));
        Assert.Equal(Enum.GetValues<DocumentType>().Length, standard.GetProperty("requirements").GetArrayLength());
        Assert.Equal(["PNG"], standard.GetProperty("requirements").EnumerateArray().Single(r => r.GetProperty("type").GetString() == "PREMISES_PROOF").GetProperty("formats").EnumerateArray().Select(f => f.GetString()));
        var change = (await AskAsync(DemoUsers.Reviewer, "{ platformRuleChanges { nodes { standards { edition } } } }")).GetProperty("platformRuleChanges").GetProperty("nodes")[0];
        Assert.Equal(2, change.GetProperty("standards")[0].GetProperty("edition").GetInt32());
        Assert.Null(ErrorOf(await DoAsync(DemoUsers.Supervisor, "publishPaperStandard", new { standardId = standard.GetProperty("id").GetString() }, "errors { ... on Error { code } }")));
        var none = new Modular.GraphQL.NodeId("PlatformRuleChange", Guid.NewGuid()).ToString();
        Assert.Equal("NOT_FOUND", ErrorOf(await DoAsync(DemoUsers.Reviewer, "draftStandardForRuleChange", new { ruleChangeId = none }, "errors { ... on Error { code } }")));
    }

    /// <summary>What the platform says of its rules comes once, and is told to all groups (DOC-26).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_platform_tells_of_its_rules(DatabaseKind on)
    {
        await using var platform = await OutsidePlatform.StartAsync();
        await UseAsync(on, new ModuleSetup { Beside = [new PlatformModule()], Fakes = s => s.AddSingleton<IDataUses, OnePurpose>(), Settings = UploadTests.Prefixed(platform.Settings) });
        platform.RuleChanges.AddRange(Enumerable.Range(1, 3).Select(i => (object)new { id = $"C{i}", title = $"规则{i}", words = "自即日起", effectiveFrom = "2026-05-01" }));
        Assert.Equal(3, (await Opened.RunJobAsync("merchants.hear-outside-platform")).Counts["ruleChanges"]);
        Assert.Equal(0, (await Opened.RunJobAsync("merchants.hear-outside-platform")).Counts["ruleChanges"]);
        foreach (var user in new[] { DemoUsers.Uploader, DemoUsers.Reviewer, DemoUsers.Inspector, DemoUsers.Supervisor })
            Assert.Equal(3, (await KindsAsync(user)).Count(k => k == "merchants.rule-change-note"));

        await using var db = Opened.Open();
        var change = await db.RuleChanges.FirstAsync();
        var notice = Assert.Single(await new OutsideNotices(db).NoticesOfAsync(new Contracts.Events.PlatformRuleChangeAnnounced(change.Id, change.EffectiveFrom), default));
        Assert.Equal(PaperTeams.All.Select(PaperTeams.PermissionOf), notice.To.Permissions.Select(p => p.Permission));
    }

    private Task<JsonElement> NoteAsync(DemoUser user, string id) => DoAsync(user, "acknowledgePlatformRuleChange", new { ruleChangeId = id }, Change);

    private async Task<IEnumerable<string?>> KindsAsync(DemoUser user) =>
        (await AskAsync(user, "{ myTasks { nodes { kind } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("kind").GetString());

    private static IEnumerable<string?> Names(JsonElement change, string field) => change.GetProperty(field).EnumerateArray().Select(r => r.GetProperty("name").GetString());

    /// <summary>Demo users hold what the module gives their roles.</summary>
    private sealed class ByRole(IEnumerable<Permission> permissions) : IAudienceSource
    {
        public Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<IReadOnlySet<Guid>>>(
            [.. audiences.Select(a => DemoUsers.All.Where(u => a.Users.Contains(u.Id) || a.Permissions.Any(h => permissions.Single(p => p.Name == h.Permission).Roles.Contains(u.Role))).Select(u => u.Id).ToHashSet())]);

        public Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, MailAddressee>>(new Dictionary<Guid, MailAddressee>());
    }
}
