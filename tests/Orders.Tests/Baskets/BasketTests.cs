using System.Text.Json;

namespace Orders.Tests.Baskets;

/// <summary>What tests of baskets share.</summary>
public abstract class BasketTests : OrdersTests
{
    private protected sealed record PlacedGroup(string Id, IReadOnlyList<(string Id, string Status, int Total)> Orders);

    private protected static object[] Lines(params IEnumerable<(string VariantId, int Quantity)> lines) => [.. lines.Select(l => (object)new { variantId = l.VariantId, quantity = l.Quantity })];

    private protected async Task<JsonElement> QuoteAsync(object[] lines) => (await AskAsync(
        Buyer, """
        query($lines: [OrderLineInput!]!) { quoteOrder(lines: $lines) {
            isPlaceable totals { amount currency } problems { index code available message }
            orders { merchant { id } total { amount currency } lines { index sku quantity unitPrice { amount } total { amount } variant { id } } deliveryMethods { code } } } }
        """, new { lines })).GetProperty("quoteOrder");

    /// <summary>Places a basket; its orders in the order of the basket.</summary>
    private protected async Task<PlacedGroup> PlacedAsync(object input)
    {
        var payload = await PayloadAsync(Buyer, "placeOrders", input, "group { id orders { id status total { amount } lines { variant { id } } } }");
        Assert.Equal("", CodesOf(payload));
        var group = payload.GetProperty("group");
        var asked = JsonSerializer.SerializeToElement(input).GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("variantId").GetString()).ToList();
        return new(group.GetProperty("id").GetString()!,
        [
            .. group.GetProperty("orders").EnumerateArray().OrderBy(o => asked.IndexOf(o.GetProperty("lines")[0].GetProperty("variant").GetProperty("id").GetString()))
                .Select(o => (o.GetProperty("id").GetString()!, o.GetProperty("status").GetString()!, o.GetProperty("total").GetProperty("amount").GetInt32())),
        ]);
    }

    private protected async Task<string> PayGroupAsync(string groupId, string? currency, int orders)
    {
        var payload = await PayloadAsync(Buyer, "payOrderGroup", new { groupId, provider = "sandbox", currency }, "payments { groupReference reference amount { amount } }");
        Assert.Equal("", CodesOf(payload));
        Assert.Equal(orders, payload.GetProperty("payments").GetArrayLength());
        return payload.GetProperty("payments")[0].GetProperty("groupReference").GetString()!;
    }

    private protected async Task<string> GroupPayCodesAsync(string groupId, string? currency, TestCaller? by = null) =>
        CodesOf(await PayloadAsync(by ?? Buyer, "payOrderGroup", new { groupId, provider = "sandbox", currency }, details: "... on InvalidInputError { field rule }"));
}
