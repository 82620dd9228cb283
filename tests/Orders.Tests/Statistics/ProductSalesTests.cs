using System.Text.Json;
using Modular.Kernel;
using Orders.Model;

namespace Orders.Tests.Statistics;

/// <summary>What a product has sold (ORD-01), as one counts it by hand, to those who read the figures of its merchant's orders.</summary>
public sealed class ProductSalesTests : OrdersTests
{
    private const string Fields = "orders quantity refundedQuantity amounts { amount currency }";

    [Theory, OnSqlite, OnPostgres]
    public async Task They_are_those_counted_by_hand(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (shirt, cap, sock) = (await SellAsync(1010, 20), await SellAsync(500, 20), await SellAsync(700, 20, isOfSecond: true));
        await PaidAsync((shirt, 2), (cap, 1));
        var refunded = await PaidAsync((shirt, 3));
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = refunded }));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = refunded, carrier = "sf", trackingNumber = "SF1" }));
        Assert.Equal("", await CodesAsync(Owner, "refundOrder", new { orderId = refunded, reasonCode = "FAULTY_GOODS", reasonText = "开线", lines = new[] { new { number = 1, quantity = 1 } } }));
        await PlaceAsync((shirt, 5));

        var (ofShirt, ofCap) = (
            """{"orders":2,"quantity":5,"refundedQuantity":1,"amounts":[{"amount":5050,"currency":"CNY"}]}""",
            """{"orders":1,"quantity":1,"refundedQuantity":0,"amounts":[{"amount":500,"currency":"CNY"}]}""");
        foreach (var reader in new[] { Owner, Opened.CallerOf(DemoUsers.Finance) })
        {
            Assert.Equal(ofShirt, await SalesAsync(reader, shirt));
            Assert.Equal(ofCap, await SalesAsync(reader, cap));
            Assert.Equal("null", await SalesAsync(reader, sock));
        }

        Assert.Equal("null", await SalesAsync(Other, shirt));
        var refused = await Opened.ExecuteAsync(Buyer, Document(shirt));
        Assert.Contains("AUTH_NOT_AUTHORIZED", refused.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>However many products, one statement tells what they have sold.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_page_of_products_takes_one_statement_more(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        for (var i = 0; i < 5; i++)
            await PaidAsync((await SellAsync(1000, 5), 1));
        var without = await StatementsAsync("{ products(first: 10) { nodes { id } } }");
        Assert.Equal(without + 1, await StatementsAsync($"{{ products(first: 10) {{ nodes {{ id sales {{ {Fields} }} }} }} }}"));
    }

    private async Task<int> StatementsAsync(string document)
    {
        using var watch = new StatementWatch();
        Assert.Equal(5, (await AskAsync(Owner, document)).GetProperty("products").GetProperty("nodes").GetArrayLength());
        return watch.Count;
    }

    private async Task<string> SalesAsync(TestCaller reader, string variant) =>
        (await AskAsync(reader, Document(variant))).GetProperty("node").GetProperty("product").GetProperty("sales").GetRawText();

    private async Task<string> PaidAsync(params (string VariantId, int Quantity)[] lines)
    {
        var id = await PlaceAsync(lines);
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), (await ReadAsync(OrderOf(id))).TotalAmount));
        return id;
    }

    private static string Document(string variant) => $"{{ node(id: \"{variant}\") {{ ... on ProductVariant {{ product {{ sales {{ {Fields} }} }} }} }} }}";
}
