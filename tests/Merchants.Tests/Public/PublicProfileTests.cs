using System.Text.Json;
using System.Text.RegularExpressions;
using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.GraphQL.Types;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Public;

/// <summary>Anybody reads what is public of a merchant, by two statements, and nothing else of it (DOC-20).</summary>
public sealed class PublicProfileTests : ModuleTests<MerchantsModule>
{
    private const string Everything = "query($m: ID!) { publicMerchantProfile(merchantId: $m) { name status uscc since legalRepresentative score credentials { type validUntil } } }";

    /// <summary>A walk over the schema: whatever somebody adds to these types fails here first.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_but_public_values_can_be_reached(DatabaseKind on)
    {
        await UseAsync(on);
        var root = Opened.Schema.Query.Find("publicMerchantProfile")!;
        Assert.Null(root.Access);
        var (reached, waiting) = (new HashSet<NamedType> { root.Type.Named }, new Queue<NamedType>([root.Type.Named]));
        var leaves = new SortedSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var type))
        {
            if (!type.IsComposite)
                continue;
            // No interface, no union, no type of another part of the module: not a merchant, not a paper, not a version of one.
            var own = Assert.IsType<ObjectType>(type);
            Assert.Equal("Merchants.PublicProfile", own.ClrType!.Namespace);
            Assert.Empty(own.Interfaces);
            foreach (var field in own.Fields)
            {
                Assert.Empty(field.Arguments);
                if (field.Type.IsLeaf)
                    leaves.Add($"{field.Coordinate}: {field.Type.Named}");
                if (reached.Add(field.Type.Named))
                    waiting.Enqueue(field.Type.Named);
            }
        }

        Assert.Equal(
            [
                "PublicCredential.type: DocumentType", "PublicCredential.validUntil: LocalDate", "PublicMerchantProfile.legalRepresentative: String",
                "PublicMerchantProfile.name: String", "PublicMerchantProfile.score: Int", "PublicMerchantProfile.since: LocalDate", "PublicMerchantProfile.status: PublicMerchantStatus", "PublicMerchantProfile.uscc: String",
            ],
            leaves);
        Assert.Equal(["PublicCredential", "PublicMerchantProfile"], reached.Where(t => t.IsComposite).Select(t => t.Name).Order(StringComparer.Ordinal));
        var columns = reached.OfType<ObjectType>().SelectMany(t => t.ClrType!.GetProperties()).Select(p => p.PropertyType);
        Assert.DoesNotContain(typeof(Modular.Persistence.SealedText), columns);
        Assert.DoesNotContain(typeof(Guid), columns);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_answer_holds_nothing_sensitive_and_costs_two_statements_however_many_credentials(DatabaseKind on)
    {
        await UseAsync(on);
        var (merchant, papers) = Make(DocumentType.BusinessLicence);
        var (rich, many) = Make(Enum.GetValues<DocumentType>());
        var (answer, one) = await AskAsync(merchant.Id);
        var (full, several) = await AskAsync(rich.Id);
        Assert.Equal((2, 2), (one, several));
        var profile = answer.GetProperty("publicMerchantProfile");
        Assert.Equal(("IN_BUSINESS", "李**"), (profile.GetProperty("status").GetString(), profile.GetProperty("legalRepresentative").GetString()));
        Assert.Equal(["BUSINESS_LICENCE"], KindsOf(answer));
        Assert.Equal(
            ["BRAND_AUTHORISATION", "BUSINESS_LICENCE", "COSMETICS_FILING", "FOOD_BUSINESS_LICENCE", "MEDICAL_DEVICE_LICENCE", "PRODUCT_TEST_REPORT", "TRADEMARK_CERTIFICATE"], KindsOf(full).Order());
        foreach (var (shown, of, files) in new[] { (answer, merchant, papers), (full, rich, many) })
        {
            var text = Regex.Unescape(shown.GetRawText());
            string[] secrets =
            [
                "11010519491231002X", "13812345678", "li@example.com", "文博", "中山东一路", "licence.pdf", new('a', 64), $"{of.OwnerId}", $"{of.Id.Value}", $"{of.ApplicationId.Value}",
                $"{DemoUsers.Uploader.Id}", $"{DemoUsers.Reviewer.Id}", NodeId.Of(of.Id).ToString(), NodeId.Of(of.ApplicationId).ToString(), .. files.Select(f => $"{f.Value}"), .. files.Select(f => NodeId.Of(f).ToString()),
            ];
            Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>A credential counts while it is approved and valid; the one that holds longest tells the day.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Only_valid_credentials_are_shown_each_kind_once(DatabaseKind on)
    {
        await UseAsync(on);
        var (merchant, _) = Make(DocumentType.BusinessLicence);
        using (var db = Opened.Open())
        {
            var application = db.Applications.Single(a => a.Id == merchant.ApplicationId);
            foreach (var (kind, until, isApproved) in new (DocumentType, DateOnly?, bool)[]
            {
                (DocumentType.TrademarkCertificate, new(2026, 3, 1), true), (DocumentType.ProductTestReport, new(2026, 3, 2), true), (DocumentType.ProductTestReport, new(2026, 5, 1), true),
                (DocumentType.CosmeticsFiling, null, false),
            })
            {
                var paper = Merchants.Model.Document.Begin(new(Guid.CreateVersion7()), application, kind, Uploader, Monday);
                Assert.Null(paper.Submit(File(), until, Uploader, Monday, Monday.AddHours(4)));
                if (isApproved)
                    Approve(paper);
                db.Add(paper);
            }

            db.SaveChanges();
        }

        var shown = (await AskAsync(merchant.Id)).Data.GetProperty("publicMerchantProfile").GetProperty("credentials").EnumerateArray().Select(c => $"{c.GetProperty("type")} {c.GetProperty("validUntil")}");
        Assert.Equal(["BUSINESS_LICENCE ", "PRODUCT_TEST_REPORT 2026-05-01"], shown.Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_left_and_who_never_was_are_answered_alike(DatabaseKind on)
    {
        await UseAsync(on);
        var (merchant, _) = Make(DocumentType.BusinessLicence);
        Actions.Fixtures.Force<Merchant>(Opened, m => m.Id == merchant.Id, MerchantStatus.Suspended);
        Assert.Equal("NOT_IN_BUSINESS", (await AskAsync(merchant.Id)).Data.GetProperty("publicMerchantProfile").GetProperty("status").GetString());
        Actions.Fixtures.Force<Merchant>(Opened, m => m.Id == merchant.Id, MerchantStatus.Terminated);
        var left = await AskAsync(merchant.Id);
        var never = await AskAsync(new(Guid.CreateVersion7()));
        Assert.Equal(JsonValueKind.Null, left.Data.GetProperty("publicMerchantProfile").ValueKind);
        Assert.Equal((left.Data.GetRawText(), left.Statements), (never.Data.GetRawText(), never.Statements));
    }

    private (Merchant Merchant, IReadOnlyList<DocumentId> Papers) Make(params DocumentType[] kinds)
    {
        using var db = Opened.Open();
        var application = db.Add(Application()).Entity;
        var papers = kinds.Select(k => db.Add(Document(application, k)).Entity).ToList();
        papers.ForEach(Approve);
        var merchant = db.Add(Merchant.Found(new(Guid.CreateVersion7()), application, Applicant, Monday)).Entity;
        db.SaveChanges();
        return (merchant, papers.ConvertAll(p => p.Id));
    }

    private static void Approve(Document paper)
    {
        Assert.Null(paper.CompleteReview(ReviewStage.First, null, Reviewer, Monday, DetailsDueAt));
        Assert.Null(paper.CompleteReview(ReviewStage.Detailed, null, Reviewer2, Monday, DetailsDueAt));
    }

    private static IEnumerable<string?> KindsOf(JsonElement answer) =>
        answer.GetProperty("publicMerchantProfile").GetProperty("credentials").EnumerateArray().Select(c => c.GetProperty("type").GetString());

    private async Task<(JsonElement Data, int Statements)> AskAsync(MerchantId id)
    {
        using var watch = new StatementWatch();
        var response = await Opened.ExecuteAsync(TestCaller.Anonymous, Everything, new { m = NodeId.Of(id).ToString() });
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return (response.GetProperty("data"), watch.Count);
    }
}
