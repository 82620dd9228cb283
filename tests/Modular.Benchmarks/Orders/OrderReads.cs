using System.Globalization;
using System.Text.Json;

namespace Modular.Benchmarks.Orders;

/// <summary>What a front end asks for of orders that are stored, and placing one more.</summary>
internal sealed class OrderReads(OrderClient client, OrderLoad load)
{
    private const int Page = 20;

    private const string Nodes = "pageInfo { hasNextPage endCursor } nodes { id number status placedAt total { formatted } merchant { name } lines { quantity product { title } } }";

    private const string MerchantList =
        $"query($m: ID!, $first: Int!, $after: String, $where: MerchantOrderFilterInput) {{ merchant(id: $m) {{ orders(first: $first, after: $after, where: $where) {{ {Nodes} }} }} }}";

    private const string List = $"query($first: Int!, $where: OrderFilterInput) {{ orders(first: $first, where: $where) {{ {Nodes} }} }}";

    private const string BuyersList = $"query($first: Int!) {{ myOrders(first: $first) {{ {Nodes} }} }}";

    private const string Detail = """
        query($id: ID!) { order(id: $id) {
          id number status version placedAt paidAt confirmedAt shippedAt endedAt dueAt isOverdue buyerName merchant { name } total { formatted } refunded { formatted } delivery { region recipientMasked phoneMasked }
          lines { sku title specification quantity unitPrice { formatted } total { formatted } product { title } } payments { reference status amount { formatted } initiatedAt }
          shipments { carrier trackingNumber shippedAt } refunds { status } history(first: 20) { nodes { from to at byName } } timeline(first: 20) { nodes { at code by parameters { name value } } }
          allowedActions { action allowed } } }
        """;

    private const string Search = """query($text: String!) { search(text: $text, kinds: ["Order"], first: 10) { id number title state } }""";

    private readonly List<(string Id, string Number)> _some = [];
    private string? _far;

    /// <summary>The requests by name, each by how often it was sent before.</summary>
    public IReadOnlyList<(string Name, Func<int, Task> Ask)> All =>
    [
        ("merchant's list, completed, first page", _ => MerchantAsync(null, Is("COMPLETED"), isFull: true)),
        ("merchant's list, completed, a year down", _ => MerchantAsync(_far, Is("COMPLETED"), isFull: true)),
        ("merchant's list, paid (few)", _ => MerchantAsync(null, Is("PAID"), isFull: false)),
        ("own list of who sells, completed", _ => client.AskAsync("merchant", List, new { first = Page, where = Is("COMPLETED") })),
        ("own list of who sells, paid (few)", _ => client.AskAsync("merchant", List, new { first = Page, where = Is("PAID") })),
        ("buyer's list", _ => client.AskAsync("buyer", BuyersList, new { first = Page })),
        ("one order's detail", i => DetailAsync(_some[i % _some.Count].Id)),
        ("search by number", i => SearchAsync(_some[i % _some.Count].Number)),
        (Placement, load.PlaceAsync),
    ];

    /// <summary>The name of placing one more.</summary>
    public const string Placement = "placement";

    /// <summary>Finds some orders of all times.</summary>
    public async Task PrepareAsync()
    {
        var now = DateTime.UtcNow;
        foreach (var days in new[] { 60, 200, 365, 500, 650 })
        {
            var page = await MerchantAsync(null, new { status = new { eq = "COMPLETED" }, placedAt = new { lt = now.AddDays(-days).ToString("O", CultureInfo.InvariantCulture) } }, isFull: true);
            _some.AddRange(page.GetProperty("nodes").EnumerateArray().Select(o => (o.GetProperty("id").GetString()!, o.GetProperty("number").GetString()!)));
            // A cursor is a place in the order, whatever the filter was.
            if (days == 365)
                _far = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }

    private async Task<JsonElement> MerchantAsync(string? after, object where, bool isFull)
    {
        var page = (await client.AskAsync("merchant", MerchantList, new { m = load.Merchant, first = Page, after, where })).GetProperty("merchant").GetProperty("orders");
        return !isFull || page.GetProperty("nodes").GetArrayLength() == Page ? page : throw new InvalidOperationException($"A page is not full; store more orders: {page}");
    }

    private async Task DetailAsync(string id)
    {
        var order = (await client.AskAsync("merchant", Detail, new { id })).GetProperty("order");
        if (order.GetProperty("lines").GetArrayLength() == 0 || order.GetProperty("payments").GetArrayLength() == 0 || order.GetProperty("timeline").GetProperty("nodes").GetArrayLength() == 0)
            throw new InvalidOperationException($"An order is not whole: {order}");
    }

    private async Task SearchAsync(string number)
    {
        var found = (await client.AskAsync("merchant", Search, new { text = number })).GetProperty("search");
        if (found.GetArrayLength() != 1)
            throw new InvalidOperationException($"The search for {number} found {found}");
    }

    private static object Is(string status) => new { status = new { eq = status } };
}
