using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Tests.UseCases;

/// <summary>All that is wrong with an input is told at once, by field and rule, and nothing is written.</summary>
public sealed class InputTests : CatalogueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task All_problems_of_a_product_are_told_at_once(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal(
            "title TITLE_MISSING, description DESCRIPTION_CHARACTERS, category CATEGORY_UNKNOWN, brand BRAND_LENGTH, variants.0.price MONEY_AMOUNT, variants.0.sku SKU_MISSING, " +
            "variants.0.barcode EAN13_CHECK_DIGIT, variants.1.price MONEY_CURRENCY, variants.1.sku SKU_LENGTH, variants.1.specification SPECIFICATION_LENGTH, variants.1.barcode EAN13_DIGITS",
            await CreateAsync(
                new { title = " ", description = "a\tb", category = "weapons", brand = new string('b', 61) },
                new { sku = "", price = new { amount = -1 }, barcode = "6901234567890" },
                new { sku = new string('s', 41), price = new { amount = 1, currency = "BTC" }, specification = new string('s', 101), barcode = "12" }));
        Assert.Equal("variants VARIANTS_COUNT", await CreateAsync(Details()));
        Assert.Equal("variants VARIANTS_COUNT", await CreateAsync(Details(), [.. Enumerable.Range(0, 101).Select(i => (object)Variant($"S{i}"))]));
        Assert.Equal("variants VARIANTS_CURRENCY", await CreateAsync(Details(), Variant("S1"), new { sku = "S2", price = new { amount = 1, currency = "USD" } }));
        Assert.Equal("SKU_TAKEN", await CreateAsync(Details(), Variant("S1"), Variant("S1")));
        await using var db = Open();
        Assert.Equal((0, 0, 0), (await db.Products.CountAsync(), await db.Variants.CountAsync(), await db.StockLevels.CountAsync()));
    }

    /// <summary>No two variants of a merchant have one SKU, whoever asks at the same time; those of two merchants may.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_sku_is_taken_once_by_each_merchant(DatabaseKind on)
    {
        await StartAsync(on);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => CodesAsync(Owner, "createProduct", Input(KnownMerchants.First, "S1"), key: $"k{i}"))));
        Assert.Equal([.. Enumerable.Repeat("", 1), .. Enumerable.Repeat("SKU_TAKEN", 7)], all.Order());
        Assert.Equal("", await CodesAsync(Other, "createProduct", Input(KnownMerchants.Second, "S1")));
        var product = Goods.Make(ProductStatus.Draft);
        Assert.Equal("SKU_TAKEN", await CodesAsync(Owner, "addProductVariant", new { productId = IdOf(product.Id), variant = Variant("S1") }));
        Assert.Equal("variant.price VARIANTS_CURRENCY", await CodesAsync(Owner, "addProductVariant", new { productId = IdOf(product.Id), variant = new { sku = "S9", price = new { amount = 1, currency = "USD" } } }));
        await using var db = Open();
        Assert.Equal(3, await db.Variants.CountAsync());
        Assert.Equal(3, await db.StockLevels.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_product_gets_no_more_variants_than_it_could_be_entered_with(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Draft, variants: Product.MostVariants);
        Assert.Equal("variant VARIANTS_COUNT", await CodesAsync(Owner, "addProductVariant", new { productId = IdOf(product.Id), variant = Variant("S1") }));
    }

    /// <summary>A variant that comes while the product is handed in and approved would be sold without a review: one of them comes too late (CAT-01).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_variant_that_is_added_changes_the_version_that_a_decision_is_about(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Draft);
        var productId = IdOf(product.Id);
        await using var slow = Open();
        var seen = await slow.Products.Include(p => p.Variants).SingleAsync();
        var version = seen.Version;
        Assert.Equal("", await CodesAsync(Owner, "addProductVariant", new { productId, variant = Variant("S1"), expectedVersion = version }));
        Assert.Null(seen.Submit(Goods.Owner, Opened.Clock.Now));
        Assert.NotNull(await slow.TrySaveChangesAsync(default));

        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Owner, "submitProduct", new { productId, expectedVersion = version }));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Owner, "addProductVariant", new { productId, variant = Variant("S2"), expectedVersion = version }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_holds_no_permission_enters_nothing(DatabaseKind on)
    {
        await StartAsync(on);
        var input = Input(KnownMerchants.First, "S1");
        foreach (var (caller, code) in new[] { (TestCaller.Anonymous, "AUTH_NOT_AUTHENTICATED"), (Buyer, "AUTH_NOT_AUTHORIZED"), (Reviewer, "AUTH_NOT_AUTHORIZED") })
        {
            var response = await Opened.ExecuteAsync(caller, "mutation($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }", new { input });
            Assert.Equal(code, response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        // Of another merchant he is told as of one that there is not.
        var answers = new List<string>();
        foreach (var merchant in new[] { KnownMerchants.Second, new(Guid.NewGuid()) })
        {
            var payload = await PayloadAsync(Owner, "createProduct", Input(merchant, "S1"));
            answers.Add(payload.GetRawText().Replace(IdOf(merchant), "", StringComparison.Ordinal));
        }

        Assert.Contains("NOT_FOUND", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
    }

    private static object Details() => new { title = "羊毛大衣", description = "双面羊毛。", category = "apparel", brand = (string?)null };

    private static object Variant(string sku) => new { sku, price = new { amount = 100 } };

    private static object Input(Merchants.Contracts.MerchantId merchant, string sku) =>
        new { merchantId = IdOf(merchant), title = "羊毛大衣", description = "双面羊毛。", category = "apparel", variants = new[] { Variant(sku) } };

    private Task<string> CreateAsync(dynamic details, params object[] variants) => CodesAsync(
        Owner, "createProduct",
        new { merchantId = IdOf(KnownMerchants.First), details.title, details.description, details.category, details.brand, variants });
}
