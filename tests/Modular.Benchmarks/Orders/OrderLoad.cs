using System.Diagnostics;

namespace Modular.Benchmarks.Orders;

/// <summary>Buyers who place and pay, and merchants who confirm: four mutations over HTTP for each order, each acknowledged when it is durable.</summary>
internal sealed class OrderLoad(OrderClient client)
{
    private const int Pieces = 100_000;

    private static readonly string Place = OrderClient.Mutation("placeOrder", "order");
    private static readonly string Pay = OrderClient.Mutation("payOrder", "payment");
    private static readonly string Complete = OrderClient.Mutation("completeSandboxPayment", "payment");
    private static readonly string Confirm = OrderClient.Mutation("confirmOrder", "order");

    private static readonly object Delivery = new { recipient = "张伟", phone = "13912345678", region = "上海市", street = "中山东一路1号" };

    private string[] _variants = [];

    /// <summary>Called with an order, the event of it that others are told, and the time stamps at which it was asked for and acknowledged.</summary>
    public Action<string, string, long, long>? Acknowledged { get; set; }

    /// <summary>The merchant whose goods are sold.</summary>
    public string Merchant { get; private set; } = "";

    /// <summary>Signs in, and puts enough of four goods on the shelf.</summary>
    public async Task PrepareAsync()
    {
        await client.SignInAsync("buyer", "merchant", "risk");
        // One buyer orders more here than the demo rules let pass; each order is screened all the same.
        var rules = await client.AskAsync("risk", "{ screeningRules(first: 50, where: { status: { eq: PUBLISHED } }) { nodes { id } } }");
        foreach (var rule in rules.GetProperty("screeningRules").GetProperty("nodes").EnumerateArray())
            await client.StepAsync("risk", "retireScreeningRule", OrderClient.Mutation("retireScreeningRule", "rule"), new { ruleId = rule.GetProperty("id").GetString() }, "rule");
        Merchant = (await client.AskAsync("merchant", "{ viewer { merchantScopes { merchantId } } }")).GetProperty("viewer").GetProperty("merchantScopes")[0].GetProperty("merchantId").GetString()!;
        var products = (await client.AskAsync("merchant", "query($m: ID!) { products(first: 4, where: { status: { eq: LISTED }, merchantId: { eq: $m } }) { nodes { variants { id } } } }", new { m = Merchant }))
            .GetProperty("products").GetProperty("nodes");
        _variants = [.. products.EnumerateArray().Select(p => p.GetProperty("variants")[0].GetProperty("id").GetString()!)];
        foreach (var variantId in _variants)
            await client.StepAsync("merchant", "receiveStock", OrderClient.Mutation("receiveStock", "variant"), new { variantId, quantity = Pieces }, "variant");
    }

    /// <summary>The same load on another server.</summary>
    public OrderLoad At(HttpClient other) => new(client.At(other)) { _variants = _variants, Merchant = Merchant };

    /// <summary>Sells as so many clients at once until the time is over; gives the number of orders that were confirmed.</summary>
    public Task<int> RunAsync(int clients, TimeSpan time) => ClientLoop.RunAsync(clients, time, (number, sold) => SellOneAsync(number + sold));

    /// <summary>Places an order, and no more; gives its id.</summary>
    public Task<string> PlaceAsync(int number) =>
        client.StepAsync("buyer", "placeOrder", Place, new { lines = new[] { new { variantId = _variants[number % _variants.Length], quantity = 1 } }, delivery = Delivery }, "order");

    /// <summary>Sells one order, of the good that the number chooses.</summary>
    public async Task SellOneAsync(int number)
    {
        var asked = Stopwatch.GetTimestamp();
        var orderId = await PlaceAsync(number);
        Acknowledged?.Invoke(orderId, "PLACED", asked, Stopwatch.GetTimestamp());
        var paymentId = await client.StepAsync("buyer", "payOrder", Pay, new { orderId, provider = "sandbox" }, "payment");
        asked = Stopwatch.GetTimestamp();
        await client.StepAsync("buyer", "completeSandboxPayment", Complete, new { paymentId }, "payment", hasKey: false);
        Acknowledged?.Invoke(orderId, "PAID", asked, Stopwatch.GetTimestamp());
        asked = Stopwatch.GetTimestamp();
        await client.StepAsync("merchant", "confirmOrder", Confirm, new { orderId }, "order");
        Acknowledged?.Invoke(orderId, "CONFIRMED", asked, Stopwatch.GetTimestamp());
    }
}
