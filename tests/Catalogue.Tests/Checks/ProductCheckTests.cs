using System.Text.Json;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Checks;

/// <summary>The automatic checks tell what they found and what would be right (CAT-05 to CAT-10, CAT-13), and stand with the submission (CAT-01).</summary>
public sealed class ProductCheckTests : CatalogueTests
{
    private const string Found = "code severity field found position message";

    private static object Yes { get; } = new { compliant = true, truthful = true, certificatesValid = true, truthfulnessComment = "与实物一致" };

    /// <summary>What is blocking keeps a product from its review, with term and place; a warning does not (CAT-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_blocking_keeps_a_product_from_its_review(DatabaseKind on)
    {
        await StartAsync(on);
        var productId = await MakeAsync("apparel", "全网 第一 羊毛大衣，售价99元", "爆款。", ("MATERIAL", "涤纶"), ("MODEL", "X-9"));
        var payload = (await AskAsync(
            Owner, $"mutation($id: ID!) {{ submitProduct(input: {{ productId: $id }}) {{ errors {{ ... on ProductChecksFailedError {{ code checks {{ {Found} }} }} }} }} }}", new { id = productId })).GetProperty("submitProduct");
        var checks = payload.GetProperty("errors")[0].GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal(
            "BLOCKING MATERIAL_DIFFERS title 羊毛 6, BLOCKING BANNED_TERM title 全网 第一 0, WARNING DESCRIPTION_SHORT description, WARNING USAGE_MISSING usage, WARNING AFTER_SALES_MISSING afterSales, " +
            "WARNING MODEL_NOT_NAMED title, WARNING EXAGGERATING_TERM description 爆款 0, WARNING PRICE_IN_TEXT title 99元 13, WARNING IMAGES_FEW images",
            string.Join(", ", checks.Select(Shown).OrderBy(s => s.StartsWith("WARNING", StringComparison.Ordinal))));
        Assert.Equal("The title says 羊毛 and the material is entered as 涤纶; make them one.", checks.Single(c => c.GetProperty("code").GetString() == "MATERIAL_DIFFERS").GetProperty("message").GetString());
        await using (var db = Open())
            Assert.Equal((0, ProductStatus.Draft), (await db.Submissions.CountAsync(), await db.Products.Select(p => p.Status).SingleAsync()));

        // Told the same before it is handed in, and to nobody else.
        var told = (await AskAsync(Owner, $"query($id: ID!) {{ product(id: $id) {{ productChecks {{ {Found} }} }} }}", new { id = productId })).GetProperty("product").GetProperty("productChecks");
        Assert.Equal(checks.Select(Shown), told.EnumerateArray().Select(Shown));

        Assert.Equal("", await CodesAsync(Owner, "editProduct", Said(productId, "羊毛大衣 X-9", "双面羊毛，手工缝制，干洗，衣长及膝，适合秋冬穿着。", ("MATERIAL", "羊毛 100%"), ("MODEL", "X-9"))));
        Assert.Equal("", await CodesAsync(Owner, "submitProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = Yes }));
        var submissions = (await AskAsync(Owner, $"query($id: ID!) {{ product(id: $id) {{ submissions {{ nodes {{ number termEdition blockingChecks decision compliant truthful truthfulnessComment certificatesValid submitter decider checks {{ {Found} }} }} }} }} }}", new { id = productId }))
            .GetProperty("product").GetProperty("submissions").GetProperty("nodes");
        var one = Assert.Single(submissions.EnumerateArray());
        Assert.Equal((1, 1, 0, "APPROVED", "与实物一致"), (one.GetProperty("number").GetInt32(), one.GetProperty("termEdition").GetInt32(), one.GetProperty("blockingChecks").GetInt32(),
            one.GetProperty("decision").GetString()!, one.GetProperty("truthfulnessComment").GetString()!));
        Assert.Equal(["USAGE_MISSING", "AFTER_SALES_MISSING", "IMAGES_FEW"], one.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
    }

    /// <summary>An edit takes an approved product back to review with what the checks find then; what is blocking is not approved (CAT-01, CAT-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_edit_after_the_approval_is_checked_too(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var productId = IdOf(product.Id);
        Assert.Equal("", await CodesAsync(Owner, "editProduct", Said(productId, "顶级桑蚕丝衬衫", "六A级桑蚕丝。")));
        Assert.Equal("PRODUCT_CHECKS_STAND", await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = Yes }));
        var actions = (await AskAsync(Reviewer, "query($id: ID!) { product(id: $id) { allowedActions { action allowed reason { code } } } }", new { id = productId })).GetProperty("product").GetProperty("allowedActions");
        Assert.Equal("PRODUCT_CHECKS_STAND", actions.EnumerateArray().Single(a => a.GetProperty("action").GetString() == "approveProduct").GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal("", await CodesAsync(Reviewer, "requestProductChanges", new { productId, comment = "删去顶级", verdicts = new { compliant = false, truthful = true, certificatesValid = true, complianceComment = "极限用语" } }));
        Assert.Equal("", await CodesAsync(Owner, "editProduct", Said(productId, "桑蚕丝衬衫", "六A级桑蚕丝。")));
        Assert.Equal("", await CodesAsync(Owner, "submitProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = Yes }));
        await using var db = Open();
        var all = await db.Submissions.OrderBy(s => s.Number).ToListAsync();
        Assert.Equal(
            [(1, 0, ProductStatus.Approved, (bool?)true), (2, 1, ProductStatus.ChangesRequested, false), (3, 0, ProductStatus.Approved, true)],
            all.Select(s => (s.Number, s.BlockingChecks, s.Decision!.Value, s.Compliant)));
        Assert.Equal("极限用语", all[1].ComplianceComment);
    }

    /// <summary>Where a category demands papers, a full description, images and a test report, each that is missing is blocking (CAT-06 to CAT-08, CAT-10, DOC-25).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_category_demands_is_blocking(DatabaseKind on)
    {
        await StartAsync(on);
        var productId = await MakeAsync("food-supplements", "维生素C片", "每日一片。");
        Assert.Equal(
            "AFTER_SALES_MISSING ATTRIBUTE_MISSING DESCRIPTION_SHORT IMAGES_FEW PAPER_MISSING PARAMETERS_MISSING TEST_REPORT_MISSING USAGE_MISSING", await BlockingAsync(productId));
        Papers.Add(KnownMerchants.First, "FOOD_BUSINESS_LICENCE");
        Papers.Add(KnownMerchants.Second, "PRODUCT_TEST_REPORT");
        var (ended, good) = (Papers.Add(KnownMerchants.First, "PRODUCT_TEST_REPORT", isInForce: false), Papers.Add(KnownMerchants.First, "PRODUCT_TEST_REPORT", validUntil: new(2030, 1, 1)));
        Assert.Equal("documentId TEST_REPORT_PAPER", await CodesAsync(Owner, "linkTestReport", new { productId, documentId = IdOf(ended) }));
        Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "linkTestReport", new { productId, documentId = IdOf(Papers.All.Single(p => p.Merchant == KnownMerchants.Second).Paper) }));
        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "linkTestReport", new { productId, documentId = IdOf(good) }));
        Assert.Equal("", await CodesAsync(Owner, "linkTestReport", new { productId, documentId = IdOf(good) }));
        Assert.Equal("", await CodesAsync(Owner, "linkTestReport", new { productId, documentId = IdOf(good) }));
        Assert.Equal("AFTER_SALES_MISSING ATTRIBUTE_MISSING DESCRIPTION_SHORT IMAGES_FEW PARAMETERS_MISSING USAGE_MISSING", await BlockingAsync(productId));
        var reports = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { testReports { isInForce validUntil document { id } } } }", new { id = productId })).GetProperty("product").GetProperty("testReports");
        Assert.Equal($$$"""[{"isInForce":true,"validUntil":"2030-01-01","document":{"id":"{{{IdOf(good)}}}"}}]""", reports.GetRawText());

        // A report that is out of date blocks the listing (CAT-10).
        Goods.Force(Product(productId), p => p.Property(x => x.Status).CurrentValue = ProductStatus.Approved);
        Assert.Equal("", await CodesAsync(Owner, "listProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Owner, "delistProduct", new { productId }));
        await HandleAsync<Catalogue.Reactions.FollowTestReports, Merchants.Contracts.Events.DocumentExpired>(new(good, KnownMerchants.First, new(2026, 1, 1), false));
        Assert.Equal("TEST_REPORT_NOT_VALID", await CodesAsync(Owner, "listProduct", new { productId }));
        Assert.Equal("", await CodesAsync(Owner, "unlinkTestReport", new { productId, documentId = IdOf(good) }));
        Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "unlinkTestReport", new { productId, documentId = IdOf(good) }));
    }

    /// <summary>Many products are checked by as many statements as one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Many_products_are_checked_by_as_many_statements_as_one(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 8; i++)
            Goods.Make(variants: 2);
        Assert.Equal(await StatementsAsync(1), await StatementsAsync(8));

        async Task<int> StatementsAsync(int first)
        {
            using var watch = new StatementWatch();
            await AskAsync(Owner, "query($first: Int!) { products(first: $first) { nodes { productChecks { code } testReports { isInForce } productCategory { code } registeredBrand { name } } } }", new { first });
            return watch.Count;
        }
    }

    /// <summary>Another edition of the list counts from its publication on, and whoever drafted it does not publish it (CAT-08, CAT-19).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Another_edition_of_the_list_counts_from_its_publication_on(DatabaseKind on)
    {
        await StartAsync(on);
        var (author, publisher) = (Opened.CallerOf(DemoUsers.Supervisor), Opened.CallerOf(DemoUsers.Admin));
        var productId = await MakeAsync("apparel", "第一羊毛大衣", "双面羊毛。");
        Assert.Equal("BANNED_TERM", await BlockingAsync(productId));
        Assert.Equal("terms.1.term TERM_TWICE, terms.2.term TERM_EMPTY", await CodesAsync(author, "createTermList", List("双面", "双 面", "**")));
        var drafted = (await PayloadAsync(author, "createTermList", List("双面"), "termList { id edition status author }")).GetProperty("termList");
        Assert.Equal("""{"edition":2,"status":"DRAFT"}""", JsonSerializer.Serialize(new { edition = drafted.GetProperty("edition").GetInt32(), status = drafted.GetProperty("status").GetString() }));
        var termListId = drafted.GetProperty("id").GetString();
        Assert.Equal("SEPARATION_OF_DUTIES", await TermCodesAsync(author, "publishTermList"));
        Assert.Single((await AskAsync(Owner, "{ termLists { nodes { edition } } }")).GetProperty("termLists").GetProperty("nodes").EnumerateArray());
        Assert.Equal("", await TermCodesAsync(publisher, "publishTermList"));
        Assert.Equal("ILLEGAL_TRANSITION", await TermCodesAsync(publisher, "publishTermList"));
        Assert.Equal("BANNED_TERM", await BlockingAsync(productId));
        Assert.Equal("双面", Assert.Single((await AskAsync(Owner, "query($id: ID!) { product(id: $id) { productChecks { severity found } } }", new { id = productId })).GetProperty("product").GetProperty("productChecks").EnumerateArray(), c => c.GetProperty("severity").GetString() == "BLOCKING").GetProperty("found").GetString());
        Assert.Equal("", await TermCodesAsync(publisher, "retireTermList"));
        Assert.Equal("", await BlockingAsync(productId));

        async Task<string> TermCodesAsync(TestCaller caller, string mutation) => CodesOf((await AskAsync(
            caller, $"mutation($id: ID!) {{ {mutation}(input: {{ termListId: $id }}) {{ errors {{ ... on Error {{ code }} }} }} }}", new { id = termListId })).GetProperty(mutation));

        static object List(params string[] terms) => new { name = "第二版", terms = terms.Select(t => new { term = t, level = "BANNED" }) };
    }

    private static Contracts.ProductId Product(string id) => Modular.GraphQL.NodeId.TryParse(id, out var node) ? new(node.Value) : throw new ArgumentException(id);

    private static string Shown(JsonElement check) => string.Join(' ', new[] { "severity", "code", "field", "found", "position" }.Select(f => check.GetProperty(f).ToString()).Where(s => s.Length > 0));

    private static object Said(string productId, string title, string description, params (string Code, string Value)[] attributes) =>
        new { productId, title, description, category = "apparel", attributes = attributes.Select(a => new { code = a.Code, value = a.Value }) };

    private async Task<string> MakeAsync(string category, string title, string description, params (string Code, string Value)[] attributes)
    {
        var made = await PayloadAsync(Owner, "createProduct", new
        {
            merchantId = IdOf(KnownMerchants.First), title, description, category, attributes = attributes.Select(a => new { code = a.Code, value = a.Value }),
            variants = new[] { new { sku = Goods.NewSku(), price = new { amount = 9900 } } },
        }, "product { id }");
        Assert.Equal("", CodesOf(made));
        return made.GetProperty("product").GetProperty("id").GetString()!;
    }

    private async Task<string> BlockingAsync(string id)
    {
        var checks = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { productChecks { code severity } } }", new { id })).GetProperty("product").GetProperty("productChecks");
        return string.Join(' ', checks.EnumerateArray().Where(c => c.GetProperty("severity").GetString() == "BLOCKING").Select(c => c.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
    }
}
