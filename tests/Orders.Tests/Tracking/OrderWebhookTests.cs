using Modular.Platform;
using Orders.Model;

namespace Orders.Tests.Tracking;

/// <summary>The platform's webhooks carry the same events as the feed of orders (ORD-02): those of a merchant's own orders to the merchant's webhook, once each, and nobody else's.</summary>
public sealed class OrderWebhookTests : OrdersTests
{
    private static readonly string[] Names =
    [
        "orders.order-placed", "orders.order-paid", "orders.order-confirmed", "orders.order-shipped", "orders.order-delivered", "orders.order-completed", "orders.order-cancelled", "orders.order-expired",
        "orders.order-held", "orders.order-released", "orders.order-refunded", "orders.order-changed", "orders.order-overdue", "orders.order-tracked", "orders.order-assigned",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchants_webhook_is_sent_what_happens_to_its_orders(DatabaseKind on)
    {
        await StartBesideAsync(on, [new PlatformModule()], ("Webhooks:AllowHttp", "true"), ("Webhooks:AllowedNetworks:0", "127.0.0.1/32"), ("Webhooks:Poll", "00:00:00.050"));
        await Opened.StartUpAsync();
        var known = (await AskAsync(Owner, "{ webhookEventTypes { name } }")).GetProperty("webhookEventTypes").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToHashSet();
        Assert.All(Names, n => Assert.Contains(n, known));
        var registered = (await AskAsync(
            Owner, "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { registered { webhook { id } } errors { ... on Error { code message } } } }",
            new { input = new { url = "http://127.0.0.1:59999/orders", eventNames = Names } })).GetProperty("registerWebhook");
        Assert.True(CodesOf(registered) == "", registered.ToString());
        Opened.Begin("WebhookWork");
        var (mine, _) = (Make(OrderStatus.Completed), Make(OrderStatus.Completed, Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now)));
        Assert.Equal("", await CodesAsync(Owner, "shortenOrder", new
        {
            orderId = IdOf(Make(OrderStatus.Confirmed).Id), reason = "少一件", lines = new[] { new { number = 1, quantity = 1 } },
        }));
        var expected = new[]
        {
            "changed", "completed", "confirmed", "confirmed", "delivered", "paid", "paid", "placed", "placed", "shipped",
        }.Select(n => $"orders.order-{n}").ToList();
        await UntilAsync(async () => (await DeliveriesAsync()).Count >= expected.Count);
        Assert.Equal(expected, (await DeliveriesAsync()).Order(StringComparer.Ordinal));
        Assert.NotEqual(default, mine.Id);
    }

    private async Task<List<string>> DeliveriesAsync() =>
        [.. (await AskAsync(Owner, "{ webhookDeliveries(first: 50) { nodes { eventName } } }")).GetProperty("webhookDeliveries").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("eventName").GetString()!)];
}
