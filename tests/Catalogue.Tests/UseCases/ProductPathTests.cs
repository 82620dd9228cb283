using System.Text.Json;
using Catalogue.Contracts.Events;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Tests.UseCases;

/// <summary>The way of a product from its entry to the shelf and off it (CAT-01, CAT-03), as clients take it.</summary>
public sealed class ProductPathTests : CatalogueTests
{
    /// <summary>Of two who set a price, the one who has not seen the other's changes nothing; nor does anybody while the product is reviewed (FE-04, CAT-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_price_is_set_over_the_one_that_was_seen(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var variantId = IdOf(product.Variants[0].Id);
        var version = await VersionAsync();
        Assert.Equal("", await CodesAsync(Owner, "changePrice", new { variantId, price = new { amount = 5 }, expectedVersion = version }));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Owner, "changePrice", new { variantId, price = new { amount = 6 }, expectedVersion = version }));
        Assert.Equal(version + 1, await VersionAsync());
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => CodesAsync(Owner, "changePrice", new { variantId, price = new { amount = 10 + i }, expectedVersion = version + 1 }))));
        Assert.Equal((1, 3), (codes.Count(c => c == ""), codes.Count(c => c == "EDIT_CONFLICT")));
        Assert.InRange(await PriceAsync(product), 10, 13);

        foreach (var status in Enum.GetValues<ProductStatus>())
        {
            var other = Goods.Make(status);
            var isOpen = ProductActions.ChangePrice.From.Contains(status);
            Assert.Equal(isOpen ? "" : "ILLEGAL_TRANSITION", await CodesAsync(Owner, "changePrice", new { variantId = IdOf(other.Variants[0].Id), price = new { amount = 7 } }));
            Assert.Equal(isOpen ? 7 : 19900, await PriceAsync(other));
        }

        async Task<int> VersionAsync() => (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { version } }", new { id = IdOf(product.Id) })).GetProperty("product").GetProperty("version").GetInt32();

        async Task<long> PriceAsync(Product of)
        {
            await using var db = Open();
            return (await db.Variants.SingleAsync(v => v.Id == of.Variants[0].Id)).PriceAmount;
        }
    }

    private const string Fields = "product { id status version variants { id sku price { amount currency formatted } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_product_is_entered_reviewed_listed_edited_reviewed_again_and_delisted(DatabaseKind on)
    {
        await StartAsync(on);
        var made = await StepAsync(Owner, "DRAFT", "createProduct", Input());
        var (id, variant) = (made.GetProperty("id").GetString()!, made.GetProperty("variants")[0]);
        Assert.Equal("""{"amount":123456,"currency":"CNY","formatted":"¥1,234.56"}""", variant.GetProperty("price").GetRawText());

        await StepAsync(Owner, "SUBMITTED", "submitProduct", new { productId = id });
        await StepAsync(Reviewer, "CHANGES_REQUESTED", "requestProductChanges", new { productId = id, comment = "请补充图片" });
        await StepAsync(Owner, "CHANGES_REQUESTED", "editProduct", new { productId = id, title = "羊毛大衣", description = "双面羊毛。\n手工缝制。", category = "apparel" });
        await StepAsync(Owner, "SUBMITTED", "submitProduct", new { productId = id });
        await StepAsync(Reviewer, "APPROVED", "approveProduct", new { productId = id, verdicts = Yes });
        await StepAsync(Owner, "LISTED", "listProduct", new { productId = id });
        await StepAsync(Owner, "LISTED", "editProduct", new { productId = id, title = "羊毛大衣", description = "双面羊毛。\n手工缝制。", category = "apparel" });
        var edited = await StepAsync(Owner, "SUBMITTED", "editProduct", new { productId = id, title = "双面羊毛大衣", description = "双面羊毛。", category = "apparel", brand = "云裳" });
        await StepAsync(Reviewer, "APPROVED", "approveProduct", new { productId = id, verdicts = Yes, expectedVersion = edited.GetProperty("version").GetInt32() });
        await StepAsync(Owner, "LISTED", "listProduct", new { productId = id });
        await StepAsync(Owner, "SUBMITTED", "addProductVariant", new { productId = id, variant = new { sku = "B-2", price = new { amount = 99 }, specification = "白色 L" } });
        await StepAsync(Reviewer, "APPROVED", "approveProduct", new { productId = id, verdicts = Yes });
        await StepAsync(Owner, "LISTED", "listProduct", new { productId = id });
        await StepAsync(Owner, "DELISTED", "delistProduct", new { productId = id, reason = "换季" });

        var history = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { history(first: 50) { nodes { from to reasonCode reason byName } } variants { sku } } }", new { id })).GetProperty("product");
        var steps = history.GetProperty("history").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(
            "DRAFT SUBMITTED IN_REVIEW CHANGES_REQUESTED SUBMITTED IN_REVIEW APPROVED LISTED SUBMITTED IN_REVIEW APPROVED LISTED SUBMITTED IN_REVIEW APPROVED LISTED DELISTED",
            string.Join(' ', steps.Select(s => s.GetProperty("to").GetString())));
        Assert.Equal(("请补充图片", "王建国"), (steps[3].GetProperty("reason").GetString(), steps[3].GetProperty("byName").GetString()));
        Assert.Equal(("EDITED_AFTER_APPROVAL", "Edited after its approval.", "李文博"), (steps[8].GetProperty("reasonCode").GetString(), steps[8].GetProperty("reason").GetString(), steps[8].GetProperty("byName").GetString()));
        Assert.Equal(["A-1", "B-2"], history.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("sku").GetString()));
        await Opened.StartUpAsync();
        Assert.Equal(
            "submitted changes-requested submitted approved listed submitted delisted approved listed submitted delisted approved listed delisted",
            string.Join(' ', (await EventsAsync(14)).Select(e => e.Name["catalogue.product-".Length..])));
    }

    /// <summary>What a buyer was offered before an edit is not changed by it, and a price is set without a review (CAT-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_price_is_changed_in_its_currency_and_the_product_stays_listed(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var variantId = IdOf(product.Variants[0].Id);
        var changed = await PayloadAsync(Owner, "changePrice", new { variantId, price = new { amount = 5 } }, "variant { price { formatted } }");
        Assert.Equal("¥0.05", changed.GetProperty("variant").GetProperty("price").GetProperty("formatted").GetString());
        Assert.Equal("price VARIANTS_CURRENCY", await CodesAsync(Owner, "changePrice", new { variantId, price = new { amount = 5, currency = "USD" } }));
        Assert.Equal("price MONEY_AMOUNT", await CodesAsync(Owner, "changePrice", new { variantId, price = new { amount = 0 } }));
        Assert.Equal("price MONEY_CURRENCY", await CodesAsync(Owner, "changePrice", new { variantId, price = new { amount = 1, currency = "XXX" } }));
        Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "changePrice", new { variantId = IdOf(new Contracts.VariantId(Guid.NewGuid())), price = new { amount = 5 } }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(Other, "changePrice", new { variantId, price = new { amount = 1 } }));
        await using var db = Open();
        Assert.Equal((5, ProductStatus.Listed), (await db.Variants.Select(v => v.PriceAmount).SingleAsync(), await db.Products.Select(p => p.Status).SingleAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_reviews_what_he_handed_in_nor_approves_against_a_verdict(DatabaseKind on)
    {
        await StartAsync(on);
        var admin = Opened.CallerOf(DemoUsers.Admin);
        var product = Goods.Make(ProductStatus.Draft);
        var productId = IdOf(product.Id);
        Assert.Equal("", await CodesAsync(admin, "submitProduct", new { productId }));
        Assert.Equal("SEPARATION_OF_DUTIES", await CodesAsync(admin, "approveProduct", new { productId, verdicts = Yes }));
        Assert.Equal("SEPARATION_OF_DUTIES", await CodesAsync(admin, "rejectProduct", new { productId, reasonCode = "MISLEADING", reasonText = "x" }));
        Assert.Equal(
            "verdicts.compliant VERDICT_AGAINST, verdicts.certificatesValid VERDICT_AGAINST",
            await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = new { compliant = false, truthful = true, certificatesValid = false } }));
        Assert.Equal("reasonText REASON_TEXT_MISSING", await CodesAsync(Reviewer, "rejectProduct", new { productId, reasonCode = "MISLEADING", reasonText = " " }));
        Assert.Equal("comment REASON_TEXT_LENGTH", await CodesAsync(Reviewer, "requestProductChanges", new { productId, comment = new string('x', 1001) }));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Reviewer, "approveProduct", new { productId, verdicts = Yes, expectedVersion = 1 }));
        Assert.Equal("", await CodesAsync(Reviewer, "rejectProduct", new { productId, reasonCode = "MISLEADING", reasonText = "宣传用语无依据" }));
        var read = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { status rejectionReason reviewerComment } }", new { id = productId })).GetProperty("product");
        Assert.Equal("""{"status":"REJECTED","rejectionReason":"MISLEADING","reviewerComment":"宣传用语无依据"}""", JsonSerializer.Serialize(read, Unescaped));
    }

    private static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static object Yes { get; } = new { compliant = true, truthful = true, certificatesValid = true };

    private static object Input() => new
    {
        merchantId = IdOf(KnownMerchants.First), title = "羊毛大衣", description = "双面羊毛。", category = "apparel",
        variants = new object[] { new { sku = "A-1", price = new { amount = 123456 }, specification = "黑色 M", barcode = "6901234567892" } },
    };

    private async Task<JsonElement> StepAsync(TestCaller caller, string status, string mutation, object input)
    {
        var payload = await PayloadAsync(caller, mutation, input, Fields);
        Assert.Equal("", CodesOf(payload));
        Assert.Equal(status, payload.GetProperty("product").GetProperty("status").GetString());
        return payload.GetProperty("product");
    }

    private async Task<List<FeedEvent>> EventsAsync(int count)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        var events = new List<FeedEvent>();
        await foreach (var read in Opened.Services.GetRequiredService<IEventFeed>().ReadAsync(0, EventFilter.All, limit.Token))
        {
            events.Add(read);
            if (events.Count == count)
                break;
        }

        Assert.All(events, e => Assert.Equal(KnownMerchants.First.Value, e.MerchantId));
        Assert.True(events[0].Is<ProductSubmitted>());
        return events;
    }
}
