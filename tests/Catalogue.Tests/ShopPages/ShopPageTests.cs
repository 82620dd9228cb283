using System.Text.Json;
using Catalogue.Model;

namespace Catalogue.Tests.ShopPages;

/// <summary>A shop has one page that visitors see, small enough to be there at once, and earlier ones to go back to (CAT-18).</summary>
public sealed class ShopPageTests : CatalogueTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Shown = "query($m: ID!) { shopPage(merchantId: $m) { edition restoredFrom layout { title navigation { label block category } blocks { kind heading words imageUrl category products { title } } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task Visitors_see_what_was_published_last_and_earlier_pages_come_back(DatabaseKind on)
    {
        await StartAsync(on);
        var (listed, draft) = (Goods.Make(), Goods.Make(ProductStatus.Draft));
        Assert.Equal(JsonValueKind.Null, (await SeenAsync()).ValueKind);
        var first = await DraftAsync("首页一", new { products = new { productIds = new[] { IdOf(draft.Id), IdOf(listed.Id) }, heading = "新品" } });
        Assert.Equal(JsonValueKind.Null, (await SeenAsync()).ValueKind);
        Assert.Equal("", await StepAsync(Owner, "publishShopPage", first));
        // Of the products a visitor sees those that are listed.
        Assert.Equal(
            """{"edition":1,"restoredFrom":null,"layout":{"title":"首页一","navigation":[{"label":"新品","block":0,"category":null}],"blocks":[{"kind":"PRODUCTS","heading":"新品","words":null,"imageUrl":null,"category":null,"products":[{"title":"桑蚕丝衬衫"}]}]}}""",
            JsonSerializer.Serialize(await SeenAsync(), Readable));
        var second = await DraftAsync("首页二", new { words = new { words = "欢迎光临" } });
        Assert.Equal("", await StepAsync(Owner, "publishShopPage", second));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(Owner, "publishShopPage", first));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(Owner, "restoreShopPage", second));
        Assert.Equal("", await StepAsync(Owner, "restoreShopPage", first));
        Assert.Equal((3, 1, "首页一"), ((await SeenAsync()).GetProperty("edition").GetInt32(), (await SeenAsync()).GetProperty("restoredFrom").GetInt32(), (await SeenAsync()).GetProperty("layout").GetProperty("title").GetString()));

        var drafted = await DraftAsync("草稿", new { category = new { category = "apparel" } });
        foreach (var stranger in new[] { Other, Buyer, TestCaller.Anonymous })
            Assert.Equal(JsonValueKind.Null, (await AskAsync(stranger, "query($id: ID!) { node(id: $id) { id } }", new { id = drafted })).GetProperty("node").ValueKind);
        Assert.Equal("NOT_FOUND", await StepAsync(Other, "publishShopPage", drafted));
        Assert.Equal("NOT_FOUND", await StepAsync(Other, "restoreShopPage", second));
        var versions = (await AskAsync(Owner, "{ shopPageVersions { nodes { edition status allowedActions { action allowed } } } }")).GetProperty("shopPageVersions").GetProperty("nodes").EnumerateArray();
        Assert.Equal(["DRAFT", "PUBLISHED", "RETIRED", "RETIRED"], versions.Select(v => v.GetProperty("status").GetString()).Order());
    }

    /// <summary>Of many who publish at once, one page is seen, and each version has its own number.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task One_page_is_published_whoever_publishes_at_once(DatabaseKind on)
    {
        await StartAsync(on);
        var drafts = new List<string>();
        for (var i = 0; i < 6; i++)
            drafts.Add(await DraftAsync($"首页 {i}", new { words = new { words = "w" } }));
        var answers = await Task.WhenAll(drafts.Select(d => Task.Run(() => StepAsync(Owner, "publishShopPage", d))));
        Assert.All(answers, a => Assert.Contains(a, new[] { "", "EDIT_CONFLICT" }));
        await using var db = Open();
        Assert.Equal(1, db.ShopPages.Count(p => p.Status == ShopPageStatus.Published));
        Assert.Equal(answers.Count(a => a.Length == 0), db.ShopPages.Count(p => p.Status != ShopPageStatus.Draft));
        Assert.Equal([1, 2, 3, 4, 5, 6], db.ShopPages.Select(p => p.Edition).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_are_checked_and_small(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal(
            "layout.title TITLE_MISSING, layout.navigation.0.block SHOP_LINK_TARGET, layout.navigation.0.label LABEL_MISSING, layout.blocks.0.banner.imageUrl SHOP_IMAGE, layout.blocks.1.words.words WORDS_MISSING, layout.blocks.2.products.productIds SHOP_PRODUCTS",
            await CodesAsync(Owner, "draftShopPage", Input(new
            {
                title = "", navigation = new[] { new { label = "", block = 9 } },
                blocks = new object[] { new { banner = new { imageUrl = "http://x" } }, new { words = new { words = " " } }, new { products = new { productIds = Array.Empty<string>() } } },
            })));
        Assert.Equal("layout.blocks SHOP_BLOCKS", await CodesAsync(Owner, "draftShopPage", Input(new { title = "t", navigation = Array.Empty<object>(), blocks = Array.Empty<object>() })));
        Assert.Equal("layout SHOP_SIZE", await CodesAsync(Owner, "draftShopPage", Input(new
        {
            title = "t", navigation = Array.Empty<object>(), blocks = Enumerable.Range(0, 30).Select(_ => (object)new { words = new { words = new string('字', 1000) } }).ToArray(),
        })));
        Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "draftShopPage", Input(new
        {
            title = "t", navigation = Array.Empty<object>(), blocks = new object[] { new { products = new { productIds = new[] { IdOf(Goods.Make(merchant: KnownMerchants.Second).Id) } } } },
        })));
    }

    [Fact]
    public void Versions_move_only_as_declared()
    {
        var allowed = "Draft>Published Published>Retired".Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<ShopPageStatus>())
        {
            foreach (var to in Enum.GetValues<ShopPageStatus>())
                Assert.True(allowed.Remove($"{from}>{to}") == (ShopPageStates.Machine.Refuse("page", from, to) is null), $"{from} > {to}");
        }

        Assert.Empty(allowed);
    }

    private static object Input(object layout) => new { merchantId = IdOf(KnownMerchants.First), layout };

    private async Task<JsonElement> SeenAsync() => (await AskAsync(TestCaller.Anonymous, Shown, new { m = IdOf(KnownMerchants.First) })).GetProperty("shopPage");

    private async Task<string> DraftAsync(string title, object block)
    {
        var made = await PayloadAsync(Owner, "draftShopPage", Input(new { title, navigation = new[] { new { label = "新品", block = 0 } }, blocks = new[] { block } }), "page { id }");
        Assert.Equal("", CodesOf(made));
        return made.GetProperty("page").GetProperty("id").GetString()!;
    }

    private async Task<string> StepAsync(TestCaller caller, string mutation, string id) => CodesOf((await AskAsync(
        caller, $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ errors {{ ... on Error {{ code }} }} }} }}", new { input = new { shopPageVersionId = id } })).GetProperty(mutation));
}
