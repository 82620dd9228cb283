using System.Text.Json;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Privacy;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Takedowns;

/// <summary>Counterfeit goods and infringed rights (CAT-11): reported, taken down, disputed, let back.</summary>
public sealed class TakedownTests : CatalogueTests
{
    private const string Shown = "number status kind productTitle words rightsHolder reporter finding counterNotice";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_that_is_right_takes_the_product_down_until_it_is_let_back(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var takedownId = await ReportAsync(product);
        Assert.Equal("productId TAKEDOWN_OPEN", await CodesAsync(Buyer, "reportProduct", new { productId = IdOf(product.Id), kind = "COUNTERFEIT", words = "仿冒" }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Reviewer, "upholdTakedown", new { takedownId, finding = "属实" }));
        // The merchant learns of it once somebody looks into it.
        Assert.Equal(JsonValueKind.Null, (await SeenAsync(Owner, takedownId)).ValueKind);
        Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "counterTakedown", new { takedownId, words = "正品" }));
        Assert.Equal("", await CodesAsync(Reviewer, "reviewTakedown", new { takedownId }));
        Assert.Equal("finding FINDING_MISSING", await CodesAsync(Reviewer, "upholdTakedown", new { takedownId, finding = " " }));
        Assert.Equal("", await CodesAsync(Reviewer, "upholdTakedown", new { takedownId, finding = "经比对属实" }));
        Assert.Equal((ProductStatus.Suspended, 1), await StateAsync(product));
        Assert.Equal("", await CodesAsync(Owner, "counterTakedown", new { takedownId, words = "有正规授权" }));
        Assert.Equal("", await CodesAsync(Reviewer, "confirmTakedown", new { takedownId, finding = "授权书系伪造" }));
        Assert.Equal("", await CodesAsync(Owner, "counterTakedown", new { takedownId, words = "已补充授权" }));
        Assert.Equal((ProductStatus.Suspended, 1), await StateAsync(product));
        Assert.Equal("", await CodesAsync(Reviewer, "reinstateTakedown", new { takedownId, finding = "授权有效" }));
        Assert.Equal((ProductStatus.Approved, 0), await StateAsync(product));
        Assert.Equal("", await CodesAsync(Owner, "listProduct", new { productId = IdOf(product.Id) }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Reviewer, "reinstateTakedown", new { takedownId, finding = "授权有效" }));
    }

    /// <summary>A merchant is told what was found, and neither who reported nor in which words, by whatever way it asks (CAT-11).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_is_not_told_who_reported(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var takedownId = await ReportAsync(product);
        Assert.Equal("", await CodesAsync(Reviewer, "reviewTakedown", new { takedownId }));
        Assert.Equal("", await CodesAsync(Reviewer, "upholdTakedown", new { takedownId, finding = "经比对属实" }));
        Assert.Equal("", await CodesAsync(Owner, "counterTakedown", new { takedownId, words = "有正规授权" }));
        var (merchant, reporter, team) = (await SeenAsync(Owner, takedownId), await SeenAsync(Buyer, takedownId), await SeenAsync(Reviewer, takedownId));
        Assert.Equal(["", "", "", "经比对属实", "有正规授权"], Texts(merchant));
        Assert.Equal(["吊牌与正品不同", "云裳公司", "", "经比对属实", ""], Texts(reporter));
        Assert.Equal(["吊牌与正品不同", "云裳公司", DemoUsers.Buyer.Name, "经比对属实", "有正规授权"], Texts(team));
        foreach (var stranger in new[] { Other, Opened.CallerOf(DemoUsers.Fulfilment) })
            Assert.Equal(JsonValueKind.Null, (await SeenAsync(stranger, takedownId)).ValueKind);
        var all = (await AskAsync(Owner, $"{{ takedowns {{ nodes {{ {Shown} }} }} }}")).GetRawText();
        Assert.DoesNotContain(DemoUsers.Buyer.Name, JsonSerializer.Deserialize<JsonElement>(all).ToString(), StringComparison.Ordinal);

        static IEnumerable<string?> Texts(JsonElement seen) => new[] { "words", "rightsHolder", "reporter", "finding", "counterNotice" }.Select(f => seen.GetProperty(f).GetString() ?? "");
    }

    /// <summary>Whoever is late is told once; what was decided is never late (CAT-11).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_that_is_not_decided_in_time_is_noted_once(DatabaseKind on)
    {
        await StartAsync(on);
        var (late, decided) = (await ReportAsync(Goods.Make()), await ReportAsync(Goods.Make()));
        Assert.Equal("", await CodesAsync(Reviewer, "reviewTakedown", new { takedownId = decided }));
        Assert.Equal("", await CodesAsync(Reviewer, "rejectTakedown", new { takedownId = decided, finding = "系正品" }));
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.note-late-takedowns")).Counts["late"]);
        Opened.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(1, (await Opened.RunJobAsync("catalogue.note-late-takedowns")).Counts["late"]);
        Assert.Equal(0, (await Opened.RunJobAsync("catalogue.note-late-takedowns")).Counts["late"]);
        Assert.Equal(JsonValueKind.String, (await AskAsync(Reviewer, "query($id: ID!) { node(id: $id) { ... on TakedownCase { breachedAt } } }", new { id = late })).GetProperty("node").GetProperty("breachedAt").ValueKind);
    }

    /// <summary>Two who decide on a case at once decide it once, and a fault of another kind keeps the product down (CAT-11, CAT-12).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Decisions_at_once_are_one(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var takedownId = await ReportAsync(product);
        Assert.Equal("", await CodesAsync(Reviewer, "reviewTakedown", new { takedownId }));
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => CodesAsync(Reviewer, i % 2 == 0 ? "upholdTakedown" : "rejectTakedown", new { takedownId, finding = "经比对" }, key: $"k{i}"))));
        Assert.Equal(1, codes.Count(c => c.Length == 0));
        Assert.All(codes.Where(c => c.Length > 0), c => Assert.Contains(c, new[] { "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
        await using var db = Open();
        var status = await db.Takedowns.Select(t => t.Status).SingleAsync();
        Assert.Equal(status == TakedownStatus.Upheld ? (ProductStatus.Suspended, 1) : (ProductStatus.Listed, 0), await StateAsync(product));
    }

    /// <summary>What a person has said is given out and let go of (ACC-03).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_reporter_has_said_is_given_out_and_erased(DatabaseKind on)
    {
        await StartAsync(on);
        var takedownId = await ReportAsync(Goods.Make());
        var data = Opened.Services.GetServices<IPersonalData>().OfType<CatalogueData>().Single();
        Assert.Contains("吊牌与正品不同", await ExportAsync(), StringComparison.Ordinal);
        Assert.Empty(await data.EraseAsync(DemoUsers.Buyer.Id, default));
        Assert.Empty(await data.EraseAsync(DemoUsers.Buyer.Id, default));
        Assert.DoesNotContain("吊牌与正品不同", await ExportAsync(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await SeenAsync(Reviewer, takedownId)).GetProperty("words").ValueKind);

        async Task<string> ExportAsync()
        {
            using var stream = new MemoryStream();
            await using (var json = new Utf8JsonWriter(stream, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                await data.ExportAsync(DemoUsers.Buyer.Id, json, default);
            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    private async Task<string> ReportAsync(Product product)
    {
        var made = await PayloadAsync(Buyer, "reportProduct", new { productId = IdOf(product.Id), kind = "COUNTERFEIT", words = "吊牌与正品不同", rightsHolder = "云裳公司" }, "takedown { id number status }");
        Assert.Equal("", CodesOf(made));
        return made.GetProperty("takedown").GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> SeenAsync(TestCaller caller, string id) =>
        (await AskAsync(caller, $"query($id: ID!) {{ node(id: $id) {{ ... on TakedownCase {{ {Shown} }} }} }}", new { id })).GetProperty("node");

    private async Task<(ProductStatus Status, int Faults)> StateAsync(Product product)
    {
        await using var db = Open();
        var now = await db.Products.AsNoTracking().SingleAsync(p => p.Id == product.Id);
        return (now.Status, now.OpenFaults);
    }
}
