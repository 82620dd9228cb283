using System.Text.Json;
using Catalogue.Model;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.Search;

/// <summary>Goods are found by words, in Chinese and English, alike on both databases (CAT-03).</summary>
public sealed class SearchProductsTests : CatalogueTests
{
    private const string Search = "query($text: String!, $first: Int, $after: String) { searchProducts(text: $text, first: $first, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_are_found_in_both_languages_the_title_first(DatabaseKind on)
    {
        await StartAsync(on);
        Make("真丝连衣裙", "夏季新款");
        Make("Summer Dress", "Light cotton, made for hot days.");
        Make("长袖T恤", "可配连衣裙穿着，纯棉 cotton");
        Make("iPhone 15 手机壳", "硅胶材质，适合夏天");
        Make("ＵＳＢ充电线", "１００Ｗ快充");
        foreach (var (text, titles) in new[]
        {
            ("连衣", new[] { "真丝连衣裙", "长袖T恤" }),
            ("连衣裙", ["真丝连衣裙", "长袖T恤"]),
            ("裙", ["真丝连衣裙", "长袖T恤"]),
            ("衣连", []),
            ("dress", ["Summer Dress"]),
            ("DRES", ["Summer Dress"]),
            ("ress", []),
            ("cotton", ["长袖T恤", "Summer Dress"]),
            ("summer cotton", ["Summer Dress"]),
            ("summer 连衣裙", []),
            ("iphone手机", ["iPhone 15 手机壳"]),
            ("手机 15", ["iPhone 15 手机壳"]),
            ("夏", ["iPhone 15 手机壳", "真丝连衣裙"]),
            ("usb 100w", ["ＵＳＢ充电线"]),
            ("t恤", ["长袖T恤"]),
            ("\"dress\" OR *", []),
            ("dress' & (", ["Summer Dress"]),
            ("!。", []),
        })
            Assert.True(titles.SequenceEqual(await TitlesAsync(TestCaller.Anonymous, text)), $"{text}: {string.Join(", ", await TitlesAsync(TestCaller.Anonymous, text))}");
    }

    /// <summary>The words change with the product, in its own transaction.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_edited_is_found_by_its_new_words_alone(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Make("羊毛大衣", "双面羊毛", ProductStatus.Draft);
        Assert.Equal("", await CodesAsync(Owner, "editProduct", new { productId = IdOf(product.Id), title = "亚麻休闲裤", description = "透气", category = "apparel" }));
        Assert.Equal("", await CodesAsync(Owner, "addProductVariant", new { productId = IdOf(product.Id), variant = new { sku = Goods.NewSku(), price = new { amount = 100 }, specification = "藏青 XL" } }));
        foreach (var (text, found) in new[] { ("羊毛", 0), ("亚麻", 1), ("透气", 1), ("藏青", 1), ("黑色", 1) })
            Assert.True(found == (await TitlesAsync(Owner, text)).Count, text);

        // What a save takes back is not found either.
        await using (var db = Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var changed = await db.Products.Include(p => p.Variants).SingleAsync();
            Assert.Null(changed.Edit(Goods.Details("羽绒服"), Goods.Owner, MovableClock.Start));
            await db.SaveChangesAsync();
        }

        Assert.Empty(await TitlesAsync(Owner, "羽绒服"));
        Assert.Single(await TitlesAsync(Owner, "亚麻"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_public_finds_what_is_listed_and_a_merchant_its_own_as_well(DatabaseKind on)
    {
        await StartAsync(on);
        Make("连衣裙 一", "a");
        Make("连衣裙 二", "a", ProductStatus.Draft);
        Make("连衣裙 三", "a", ProductStatus.Delisted, KnownMerchants.Second);
        foreach (var (caller, count) in new[] { (TestCaller.Anonymous, 1), (Buyer, 1), (Owner, 2), (Other, 2), (Opened.CallerOf(DemoUsers.Supervisor), 3) })
            Assert.Equal(count, (await TitlesAsync(caller, "连衣裙")).Count);
        var own = await AskAsync(Owner, "{ searchProducts(text: \"连衣裙\", where: { status: { eq: DRAFT } }) { nodes { title } } }");
        Assert.Equal("连衣裙 二", own.GetProperty("searchProducts").GetProperty("nodes")[0].GetProperty("title").GetString());
    }

    /// <summary>Pages go on where the one before ended, through title and description.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_hold_each_product_once(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 12; i++)
            Make(i % 3 == 0 ? $"连衣裙 {i}" : $"半裙 {i}", "配连衣裙");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = (await AskAsync(TestCaller.Anonymous, Search, new { text = "连衣裙", first = 5, after })).GetProperty("searchProducts");
            Assert.Equal(12, page.GetProperty("totalCount").GetInt32());
            seen.AddRange(Titles(page));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        Assert.Equal((12, 12), (seen.Count, seen.Distinct().Count()));
        Assert.All(seen.Take(4), t => Assert.StartsWith("连衣裙", t, StringComparison.Ordinal));
    }

    /// <summary>What was there before the search is entered by its job, once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_older_than_the_search_is_entered(DatabaseKind on)
    {
        await StartAsync(on);
        for (var i = 0; i < 3; i++)
            Make($"连衣裙 {i}", "a");
        await using (var db = Open())
            await db.ProductSearch.ExecuteDeleteAsync();
        Assert.Empty(await TitlesAsync(TestCaller.Anonymous, "连衣裙"));
        foreach (var count in new[] { 3, 0 })
            Assert.Equal(count, (await Opened.RunJobAsync("catalogue.index-old-products")).Counts["entered"]);
        Assert.Equal(3, (await TitlesAsync(TestCaller.Anonymous, "连衣裙")).Count);
    }

    private Product Make(string title, string description, ProductStatus status = ProductStatus.Listed, MerchantId? merchant = null)
    {
        var product = Goods.Make(status, merchant);
        using var db = Open();
        var stored = db.Products.Single(p => p.Id == product.Id);
        db.Entry(stored).Property(p => p.Title).CurrentValue = title;
        db.Entry(stored).Property(p => p.Description).CurrentValue = description;
        db.SaveChanges();
        return stored;
    }

    private async Task<IReadOnlyList<string>> TitlesAsync(TestCaller caller, string text) => Titles((await AskAsync(caller, Search, new { text })).GetProperty("searchProducts"));

    private static IReadOnlyList<string> Titles(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("title").GetString()!)];
}
