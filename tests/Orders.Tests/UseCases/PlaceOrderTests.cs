using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Contracts.Inbound;
using Orders.Model;
using Orders.Reactions;

namespace Orders.Tests.UseCases;

/// <summary>Ordering (ORD-01): once under a key, at the price that the buyer has seen, as the screening says (RSK-07); what is not ordered is not reserved.</summary>
public sealed class PlaceOrderTests : OrdersTests
{
    private const string Details =
        "... on InvalidInputError { field rule } ... on OutOfStockError { variant { id } available } ... on NotForSaleError { id } ... on PriceChangedError { variant { id } price { amount currency } } ... on OrderNotDivisibleError { rule }";

    /// <summary>What a promotion takes off is frozen on the line, and stays when the promotion is over (CAT-09, ORD-01).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_discount_is_frozen_with_its_rule(DatabaseKind on)
    {
        await StartAsync(on);
        var (shirt, now) = (await SellAsync(19_900, 9), Opened.Clock.Now);
        var rule = (await PayloadAsync(Owner, "createPriceRule", new
        {
            merchantId = IdOf(Samples.First), name = "双十一", target = new { everything = true }, discount = new { rateOff = 1500 }, from = now, until = now.AddHours(1),
        }, "priceRule { id }")).GetProperty("priceRule").GetProperty("id").GetString();
        Assert.Equal("", await CodesAsync(Opened.CallerOf(DemoUsers.Reviewer), "approvePriceRule", new { priceRuleId = rule }));
        const string Line = "lines { unitPrice { amount } undiscountedPrice { amount } priceRule { name } total { amount } }";
        var order = (await PayloadAsync(Buyer, "placeOrder", Placing((shirt, 3)), $"order {{ id {Line} }}")).GetProperty("order");
        string Frozen(string by) => $$$"""[{"unitPrice":{"amount":16915},"undiscountedPrice":{"amount":19900},"priceRule":{{{by}}},"total":{"amount":50745}}]""";
        Assert.Equal(Frozen("null"), order.GetProperty("lines").GetRawText());
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        var after = (await PayloadAsync(Buyer, "placeOrder", Placing((shirt, 1)), $"order {{ {Line} }}")).GetProperty("order");
        Assert.Equal("""[{"unitPrice":{"amount":19900},"undiscountedPrice":null,"priceRule":null,"total":{"amount":19900}}]""", after.GetProperty("lines").GetRawText());
        var kept = await AskAsync(Owner, $"query($id: ID!) {{ node(id: $id) {{ ... on Order {{ {Line} }} }} }}", new { id = order.GetProperty("id").GetString() });
        Assert.Equal(Frozen("{\"name\":\"双十一\"}"), kept.GetProperty("node").GetProperty("lines").GetRawText());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Under_one_key_there_is_one_order(DatabaseKind on)
    {
        await StartAsync(on);
        var shirt = await SellAsync(1000, 100);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PayloadAsync(Buyer, "placeOrder", Placing((shirt, 2)), "order { id }", key: "k"))));
        Assert.Equal("", CodesOf(answers[0]));
        Assert.All(answers, a => Assert.Equal(answers[0].GetRawText(), a.GetRawText()));
        Assert.Equal((100, 2), await StockAsync(shirt));
        var order = await ReadAsync(OrderOf(answers[0].GetProperty("order").GetProperty("id").GetString()!));
        Assert.Equal(order.Id.Value, order.Reservation.Value);

        Assert.Equal("IDEMPOTENCY_CONFLICT", await CodeAsync("k", Placing((shirt, 3))));
        Assert.Equal("IDEMPOTENCY_KEY_REQUIRED", await CodeAsync(null, Placing((shirt, 2))));
        // Another's key is another key.
        Assert.Equal("", CodesOf(await PayloadAsync(OtherBuyer, "placeOrder", Placing((shirt, 3)), key: "k")));
        await using var db = Open();
        Assert.Equal(2, await db.Orders.CountAsync());
        Assert.Equal((100, 5), await StockAsync(shirt));

        async Task<string?> CodeAsync(string? key, object input) =>
            (await Opened.ExecuteAsync(Buyer, Document("placeOrder", "order { id }", key), new { input })).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_ordered_is_given_back_at_once(DatabaseKind on)
    {
        var screening = new Screening();
        await StartAsync(on, screening);
        var (shirt, sock) = (await SellAsync(1000, 5), await SellAsync(333, 5));
        var seen = new
        {
            lines = new object[] { new { variantId = sock, quantity = 1, expectedPrice = new { amount = 333 } }, new { variantId = shirt, quantity = 2, expectedPrice = new { amount = 999 } } },
            delivery = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市", street = Samples.Street },
        };
        foreach (var key in new[] { "k", "k", "l" })
        {
            var payload = await PayloadAsync(Buyer, "placeOrder", seen, "order { id }", key, Details);
            var changed = Assert.Single(payload.GetProperty("errors").EnumerateArray());
            Assert.Equal(
                ("PRICE_CHANGED", shirt, """{"amount":1000,"currency":"CNY"}"""),
                (changed.GetProperty("code").GetString(), changed.GetProperty("variant").GetProperty("id").GetString(), changed.GetProperty("price").GetRawText()));
            Assert.Equal(((5, 0), (5, 0)), (await StockAsync(shirt), await StockAsync(sock)));
        }

        Assert.Empty(screening.Asked);
        screening.Says = () => ScreeningVerdict.Decline;
        Assert.Equal("ORDER_DECLINED", await CodesAsync(Buyer, "placeOrder", Placing((shirt, 2))));
        var asked = Assert.Single(screening.Asked);
        Assert.Equal((Samples.First, DemoUsers.Buyer.Id, 2000, "CNY", 2, 1000), (asked.Merchant, asked.Buyer, asked.Total, asked.Currency, asked.Lines[0].Quantity, asked.Lines[0].UnitPrice));
        Assert.Equal((5, 0), await StockAsync(shirt));
        await using var db = Open();
        Assert.Equal(0, await db.Orders.CountAsync());

        // All of the stock can still be had.
        screening.Says = () => ScreeningVerdict.Approve;
        Assert.Equal("", await CodesAsync(Buyer, "placeOrder", Placing((shirt, 5))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_catalogue_refuses_is_told_with_its_facts(DatabaseKind on)
    {
        await StartAsync(on);
        var (shirt, theirs, foreign) = (await SellAsync(1000, 3), await SellAsync(1000, 3, isOfSecond: true), await SellAsync(1000, 3, currency: "USD"));
        var unknown = IdOf(new Catalogue.Contracts.VariantId(Guid.NewGuid()));
        foreach (var (lines, answer) in new (object, string)[]
        {
            (Placing((shirt, 2), (shirt, 2)), $"OUT_OF_STOCK {shirt} 3"), (Placing((shirt, 1), (unknown, 1)), $"NOT_FOR_SALE {unknown}"),
            (Placing((shirt, 1), (theirs, 1)), "ORDER_NOT_DIVISIBLE SEVERAL_MERCHANTS"), (Placing((shirt, 1), (foreign, 1)), "ORDER_NOT_DIVISIBLE SEVERAL_CURRENCIES"),
        })
        {
            var error = Assert.Single((await PayloadAsync(Buyer, "placeOrder", lines, details: Details)).GetProperty("errors").EnumerateArray());
            Assert.Equal(answer, string.Join(' ', error.EnumerateObject().Where(p => p.Name is not ("__typename" or "message")).Select(p => p.Name == "variant" ? $"{p.Value.GetProperty("id")}" : $"{p.Value}")));
        }

        Assert.Equal((3, 0), await StockAsync(shirt));
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_input_is_told_at_once()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var variantId = IdOf(new Catalogue.Contracts.VariantId(Guid.NewGuid()));
        var payload = await PayloadAsync(Buyer, "placeOrder", new
        {
            lines = new object[]
            {
                new { variantId, quantity = 0 }, new { variantId, quantity = 1000 }, new { variantId, quantity = 1, expectedPrice = new { amount = 0 } },
                new { variantId, quantity = -1, expectedPrice = new { amount = 1, currency = "XYZ" } },
            },
            delivery = new { recipient = " ", phone = "12345", region = new string('x', 101), street = "" },
        }, details: "... on InvalidInputError { field rule }");
        Assert.Equal(
            "delivery.phone, delivery.recipient, delivery.region, delivery.street, lines.0.quantity, lines.1.quantity, lines.2.expectedPrice, lines.3.expectedPrice, lines.3.quantity",
            string.Join(", ", payload.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!).Order(StringComparer.Ordinal)));
        Assert.All(payload.GetProperty("errors").EnumerateArray(), e => Assert.NotEqual("", e.GetProperty("rule").GetString()));
        foreach (var count in new[] { 0, 51 })
        {
            var many = await PayloadAsync(Buyer, "placeOrder", Placing(Enumerable.Repeat((variantId, 1), count)), details: "... on InvalidInputError { field rule }");
            Assert.Equal("lines ORDER_LINES", CodesOf(many));
        }
    }

    /// <summary>What the screening says is what becomes of the order; where it says nothing, what is configured.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_verdict_holds_the_order_or_lets_it_go(DatabaseKind on)
    {
        var screening = new Screening();
        await StartAsync(on, screening, ("Modules:Orders:Screening:Otherwise", "BlockAndReview"));
        var shirt = await SellAsync(1000, 100);
        foreach (var (says, isHeld) in new (Func<ScreeningVerdict>, bool)[]
        {
            (() => ScreeningVerdict.Approve, false), (() => ScreeningVerdict.Review, false), (() => ScreeningVerdict.BlockAndReview, true), (() => throw new InvalidOperationException("It is down."), true),
        })
        {
            screening.Says = says;
            var order = await ReadAsync(OrderOf(await PlaceAsync((shirt, 1))));
            Assert.Equal((isHeld, isHeld ? 1 : 0), (order.IsHeld, (await EventsOfAsync(order.Id.Value)).GetValueOrDefault("orders.order-held")));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_nobody_screens_the_configured_verdict_applies(DatabaseKind on)
    {
        await StartAsync(on);
        var shirt = await SellAsync(1000, 100);
        var order = await ReadAsync(OrderOf(await PlaceAsync((shirt, 1))));
        Assert.Equal((ScreeningVerdict.Review, false), (order.Verdict, order.IsHeld));
    }

    /// <summary>What is held can be paid and cancelled, and is neither confirmed nor shipped until it is released; decisions that come twice change nothing more.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_waits_until_it_is_released(DatabaseKind on)
    {
        await StartAsync(on);
        var held = Samples.Placed(verdict: ScreeningVerdict.BlockAndReview);
        Keep(held);
        var orderId = IdOf(held.Id);
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(orderId), 3666));
        Assert.Equal("ORDER_HELD", await CodesAsync(Owner, "confirmOrder", new { orderId }));
        await DecideAsync(held.Id, ScreeningVerdict.Review);
        Assert.Equal("ORDER_HELD", await CodesAsync(Owner, "confirmOrder", new { orderId }));
        await DecideAsync(held.Id, ScreeningVerdict.Approve, ScreeningVerdict.Approve);
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId }));
        await DecideAsync(held.Id, ScreeningVerdict.BlockAndReview, ScreeningVerdict.BlockAndReview);
        Assert.Equal("ORDER_HELD", await CodesAsync(Owner, "shipOrder", new { orderId, carrier = "sf", trackingNumber = "SF1" }));
        Assert.Equal((2, 1), ((await EventsOfAsync(held.Id.Value))["orders.order-held"], (await EventsOfAsync(held.Id.Value))["orders.order-released"]));

        await DecideAsync(held.Id, ScreeningVerdict.Decline, ScreeningVerdict.Decline);
        var after = await ReadAsync(held.Id);
        Assert.Equal((OrderStatus.Cancelled, false, 3666), (after.Status, after.IsHeld, after.RefundedAmount));
        Assert.Single(await RefundsAsync(held.Id));
        // Its buyer reads that, and not by which rule.
        var history = (await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { history { nodes { to reason reasonCode } } } }", new { id = orderId })).GetRawText();
        Assert.Contains("RISK_DECLINED", history, StringComparison.Ordinal);
        Assert.DoesNotContain("STOLEN_CARD", history, StringComparison.Ordinal);

        var shipped = Make(OrderStatus.Shipped);
        await DecideAsync(shipped.Id, ScreeningVerdict.Decline);
        await DecideAsync(new(Guid.NewGuid()), ScreeningVerdict.Decline);
        Assert.Equal((OrderStatus.Shipped, 0), ((await ReadAsync(shipped.Id)).Status, (await RefundsAsync(shipped.Id)).Count));
    }

    /// <summary>The address lies encrypted, also in the rows of audit and idempotency.</summary>
    [Fact]
    public async Task Nothing_of_the_address_lies_open_on_the_disk()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var id = await PlaceAsync((await SellAsync(1000, 5), 1));
        await PayloadAsync(Buyer, "cancelOrder", new { orderId = id });
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        foreach (var file in Directory.GetFiles(Opened.Folder).Where(f => f.EndsWith(".db", StringComparison.Ordinal) || f.EndsWith("-wal", StringComparison.Ordinal)))
        {
            var bytes = await ReadSharedAsync(file);
            foreach (var text in new[] { Samples.Phone, Samples.Recipient, Samples.Street })
                Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) < 0, $"{text} in {file}");
        }

        static async Task<byte[]> ReadSharedAsync(string file)
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await open.CopyToAsync(all);
            return all.ToArray();
        }
    }

    private async Task DecideAsync(OrderId order, params ScreeningVerdict[] verdicts)
    {
        foreach (var verdict in verdicts)
            await HandleAsync<FollowScreening, OrderScreeningDecided>(new(order, verdict, "STOLEN_CARD"), from: "Risk");
    }
}
