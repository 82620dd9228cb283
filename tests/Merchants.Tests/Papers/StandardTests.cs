using System.Text.Json;
using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.Papers;

/// <summary>What each kind of paper must be stands in a standard that one person writes and another publishes (DOC-02).</summary>
public sealed class StandardTests : PaperTests
{
    private const string Standard = "standard { id status version edition }";

    private static readonly object Licence = new
    {
        type = "BUSINESS_LICENCE", formats = new[] { "PDF" }, isMandatory = true, expires = true, longestValidityDays = 3650, noticeDays = new[] { 60, 30 },
        elements = new object[]
        {
            new { code = "USCC", name = "统一社会信用代码", rule = "USCC", isMandatory = true },
            new { code = "OWNER_ID", name = "法定代表人证件号", rule = "RESIDENT_ID", isMandatory = true },
            new { code = "ISSUED_ON", name = "发证日期", rule = "DATE" },
        },
        checklist = new object[] { new { code = "SEAL", text = "印章清晰" } },
    };

    private static readonly object[] Entered =
        [new { code = "USCC", value = "91350100m000100y43" }, new { code = "OWNER_ID", value = "11010519491231002X" }, new { code = "ISSUED_ON", value = "2024-02-29" }];

    /// <summary>Until one is published the built-in standard holds: no elements, the formats of scans, more for product data and decoration (DOC-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_built_in_standard_asks_for_a_sound_file_alone(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var types = (await AskAsync(DemoUsers.Merchant, "{ documentTypes { type formats isMandatory expires noticeDays elements { code } checklist { code text } } }")).GetProperty("documentTypes");
        Assert.Equal(Enum.GetValues<DocumentType>().Select(StateName.Of), types.EnumerateArray().Select(t => t.GetProperty("type").GetString()));
        Assert.All(types.EnumerateArray(), t => Assert.Equal((0, 4), (t.GetProperty("elements").GetArrayLength(), t.GetProperty("checklist").GetArrayLength())));
        Assert.Equal(["BUSINESS_LICENCE", "LEGAL_REPRESENTATIVE_ID_CARD"], types.EnumerateArray().Where(t => t.GetProperty("isMandatory").GetBoolean()).Select(t => t.GetProperty("type").GetString()));

        var application = Application();
        Assert.Equal("WEBP", (await RegisterAsync(application, "SHOP_DECORATION_MATERIAL", TestFiles.Webp())).GetProperty("document").GetProperty("currentVersion").GetProperty("format").GetString());
        Assert.Equal("REGISTERED", StatusOf(await RegisterAsync(application, "PRODUCT_DATA", TestFiles.Xlsx())));
        Assert.Equal(["FORMAT_NOT_TAKEN"], RulesOf(await RegisterAsync(application, "SHOP_DECORATION_MATERIAL", TestFiles.Xlsx())));
        Assert.Equal(["FORMAT_NOT_TAKEN"], RulesOf(await RegisterAsync(application, file: TestFiles.Webp(), mutation: "submitDocument")));
        Assert.Equal(["ELEMENT_UNKNOWN"], RulesOf(await RegisterAsync(application, elements: new[] { new { code = "USCC", value = "x" } })));
    }

    /// <summary>A standard is published by another person than its writers; of two editions one is in force (DOC-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task One_writes_and_another_publishes(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var drafted = (await DoAsync(DemoUsers.Reviewer, "createPaperStandard", new { name = "一", requirements = new[] { Licence } }, Standard)).GetProperty("standard");
        var id = drafted.GetProperty("id").GetString();
        var asAuthor = await Opened.ExecuteAsync(
            Opened.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Reviewer.Id }, "mutation($id: ID!) { publishPaperStandard(input: { standardId: $id }) { errors { ... on SeparationOfDutiesError { rule } } } }", new { id });
        Assert.Equal("PUBLISHER_IS_AUTHOR", asAuthor.GetProperty("data").GetProperty("publishPaperStandard").GetProperty("errors")[0].GetProperty("rule").GetString());

        var rewritten = await DoAsync(DemoUsers.Reviewer2, "updatePaperStandard", new { standardId = id, name = "二", expectedVersion = 1, requirements = new[] { new { type = "BUSINESS_LICENCE", formats = new[] { "PNG" } }, new { type = "TRADEMARK_CERTIFICATE", formats = new[] { "PDF" } } } }, Standard);
        Assert.Equal(2, rewritten.GetProperty("standard").GetProperty("version").GetInt32());
        Assert.Equal("EDIT_CONFLICT", ErrorOf(await DoAsync(DemoUsers.Reviewer, "updatePaperStandard", new { standardId = id, name = "三", expectedVersion = 1, requirements = new[] { Licence } }, Standard)));
        var again = await DoAsync(DemoUsers.Reviewer2, "updatePaperStandard", new { standardId = id, name = "二", expectedVersion = 2, requirements = new[] { new { type = "TRADEMARK_CERTIFICATE", formats = new[] { "PNG" } } } }, Standard);
        Assert.Equal(3, again.GetProperty("standard").GetProperty("version").GetInt32());
        Assert.Equal("NOT_FOUND", ErrorOf(await DoAsync(DemoUsers.Admin, "publishPaperStandard", new { standardId = new Modular.GraphQL.NodeId("PaperStandard", Guid.NewGuid()).ToString() }, Standard)));

        var second = (await DoAsync(DemoUsers.Reviewer, "createPaperStandard", new { name = "三", requirements = new[] { Licence } }, Standard)).GetProperty("standard");
        Assert.Equal(2, second.GetProperty("edition").GetInt32());
        var both = await Task.WhenAll(new[] { id, second.GetProperty("id").GetString() }.Select(s => Task.Run(() => DoAsync(DemoUsers.Supervisor, "publishPaperStandard", new { standardId = s }, Standard))));
        Assert.Contains(both, p => ErrorOf(p) is null);
        Assert.All(both, p => Assert.True(ErrorOf(p) is null or "EDIT_CONFLICT", $"{p}"));
        await using var db = Opened.Open();
        Assert.Single(await db.PaperStandards.Where(s => s.Status == PaperStandardStatus.Published).ToListAsync());
        var published = both.First(p => ErrorOf(p) is null).GetProperty("standard").GetProperty("id").GetString();
        Assert.Equal("ILLEGAL_TRANSITION", ErrorOf(await DoAsync(DemoUsers.Reviewer2, "updatePaperStandard", new { standardId = published, name = "四", requirements = new[] { Licence } }, Standard)));
        var seen = (await AskAsync(DemoUsers.Merchant, "{ paperStandards { nodes { status requirements { type } history { nodes { to } } allowedActions { action allowed } } } }")).GetProperty("paperStandards").GetProperty("nodes");
        Assert.DoesNotContain("DRAFT", seen.EnumerateArray().Select(s => s.GetProperty("status").GetString()));
    }

    /// <summary>Elements are checked by their rules, kept sealed, and shown masked where they are sensitive; the version keeps the number of its standard (DOC-02, DOC-23).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_paper_is_taken_as_its_standard_says(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        await PublishedAsync(Licence);
        var application = Application();
        Assert.Equal(["END_MISSING", "ELEMENT_MISSING", "ELEMENT_MISSING", "FORMAT_NOT_TAKEN"], RulesOf(await RegisterAsync(application, file: TestFiles.Png(), mutation: "submitDocument")));
        Assert.Equal(
            ["VALID_TOO_LONG", "ELEMENT_MISSING", "USCC_ALPHABET", "ELEMENT_TWICE", "ELEMENT_DATE"],
            RulesOf(await RegisterAsync(application, validUntil: "2099-01-01", elements: new object[]
            {
                new { code = "USCC", value = "91350100M000100Y4Z" }, new { code = "USCC", value = "91350100M000100Y43" }, new { code = "ISSUED_ON", value = "2023-02-29" },
            })));

        var paper = IdOf(await RegisterAsync(application, validUntil: "2030-01-01", elements: Entered));
        var version = (await AskAsync(DemoUsers.Merchant, "query($id: ID!) { document(id: $id) { currentVersion { standardNumber elements { code name rule isSensitive value } } } }", new { id = paper }))
            .GetProperty("document").GetProperty("currentVersion");
        Assert.Equal(1, version.GetProperty("standardNumber").GetInt32());
        Assert.Equal(["2024-02-29", "1101************2X", "91350100M000100Y43"], version.GetProperty("elements").EnumerateArray().Select(e => e.GetProperty("value").GetString()));
        if (on == DatabaseKind.Sqlite)
            Assert.DoesNotContain("11010519491231002X", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Opened.DatabaseFile)), StringComparison.Ordinal);

        var revealed = await DoAsync(
            DemoUsers.Reviewer, "revealDocumentElement", new { documentId = paper, versionNumber = 1, code = "OWNER_ID", dataUse = OnePurpose.Code, reason = "核实" }, "value errors { ... on Error { code } }");
        Assert.Equal("11010519491231002X", revealed.GetProperty("value").GetString());
        Assert.Equal("NOT_FOUND", ErrorOf(await DoAsync(
            DemoUsers.Reviewer, "revealDocumentElement", new { documentId = paper, versionNumber = 2, code = "OWNER_ID", dataUse = OnePurpose.Code, reason = "核实" }, "value errors { ... on Error { code } }")));
        Assert.Equal(["SEAL"], (await CheckAsync(paper, [])).GetProperty("errors")[0].GetProperty("unanswered").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("READY_TO_UPLOAD", StatusOf(await CheckAsync(paper, AllYes(["SEAL"]))));
    }

    /// <summary>What the standard makes mandatory is missing until it is approved, and what it does not name the settings decide (DOC-02).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_mandatory_follows_the_standard(DatabaseKind on)
    {
        await UseWithPlatformAsync(on);
        var application = Fixtures.Application(Opened, MerchantApplicationStatus.UnderReview);
        await PublishedAsync(new { type = "BUSINESS_LICENCE", formats = new[] { "PDF" }, isMandatory = false }, new { type = "TRADEMARK_CERTIFICATE", formats = new[] { "PDF" }, isMandatory = true });
        var id = Modular.GraphQL.NodeId.Of(application.Id).ToString();
        var mandatory = (await AskAsync(DemoUsers.Reviewer, "query($id: ID!) { merchantApplication(id: $id) { mandatoryPapers { type isApproved } } }", new { id })).GetProperty("merchantApplication").GetProperty("mandatoryPapers");
        Assert.Equal([("LEGAL_REPRESENTATIVE_ID_CARD", true), ("TRADEMARK_CERTIFICATE", false)], mandatory.EnumerateArray().Select(m => (m.GetProperty("type").GetString()!, m.GetProperty("isApproved").GetBoolean())));
        var refused = await DoAsync(DemoUsers.Reviewer, "approveApplication", new { applicationId = id }, "errors { ... on Error { code } ... on MandatoryPapersMissingError { missingTypes } }");
        Assert.Equal(["TRADEMARK_CERTIFICATE"], refused.GetProperty("errors")[0].GetProperty("missingTypes").EnumerateArray().Select(t => t.GetString()));
        Assert.DoesNotContain("merchants.application-decision", (await AskAsync(DemoUsers.Reviewer, "{ myTasks { nodes { kind } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("kind").GetString()));
    }
}
