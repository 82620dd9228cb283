using System.Text;
using System.Text.Json;
using Modular.Kernel;
using Orders.Model;
using Orders.PayOrder.Sandbox;
using Orders.TrackParcels;
using Orders.TrackParcels.Sandbox;

namespace Orders.Tests.Fulfilment;

/// <summary>What carriers report of parcels (ORD-05) is believed by its signature, counts once in whatever order it comes, and delivers the order with its last parcel.</summary>
public sealed class TrackingTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_order_is_delivered_with_its_last_parcel(DatabaseKind on)
    {
        await StartAsync(on, settings: ("Modules:Orders:CarrierSandbox:Secret", Secret));
        var order = Make(OrderStatus.Confirmed);
        var id = IdOf(order.Id);
        foreach (var (number, lines) in new[] { ("SF1", new[] { new { number = 1, quantity = 1 } }), ("SF2", new[] { new { number = 1, quantity = 2 } }) })
            Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = number, lines }));
        Assert.Equal(CallbackAnswer.Senseless, await ReportAsync("SF9", "a", TrackingCode.PickedUp));
        Assert.Equal(CallbackAnswer.Senseless, await ReportAsync("SF1", "a", TrackingCode.PickedUp, carrier: "yto"));
        foreach (var (parcel, name, code) in new[]
        {
            ("SF1", "b", TrackingCode.Delivered), ("SF1", "a", TrackingCode.PickedUp), ("SF1", "b", TrackingCode.Delivered), ("SF2", "c", TrackingCode.OutForDelivery), ("SF2", "d", TrackingCode.Failed), ("SF2", "e", TrackingCode.Delivered),
        })
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(parcel, name, code, minutes: name[0] - 'a'));
        // Something of it is still here.
        Assert.Equal(OrderStatus.PartiallyShipped, (await ReadAsync(order.Id)).Status);
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF3" }));
        Assert.Equal("SHIPPED", await SandboxAsync(Owner, 3, "IN_TRANSIT"));
        Assert.Equal("DELIVERED", await SandboxAsync(Owner, 3, "DELIVERED"));
        Assert.Equal("shipment SHIPMENT_UNKNOWN", await SandboxAsync(Owner, 4, "DELIVERED"));
        Assert.Equal("NOT_FOUND", await SandboxAsync(Other, 3, "DELIVERED"));
        var events = await EventsOfAsync(order.Id.Value);
        Assert.Equal((7, 1), (events["orders.order-tracked"], events["orders.order-delivered"]));

        using var watch = new StatementWatch();
        var shown = (await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { shipments { number deliveredAt trackingEvents { code place } } } }", new { id })).GetProperty("order").GetProperty("shipments");
        Assert.InRange(watch.Count, 1, 4);
        Assert.Equal("PICKED_UP DELIVERED, OUT_FOR_DELIVERY FAILED DELIVERED, IN_TRANSIT DELIVERED", string.Join(", ", shown.EnumerateArray().Select(s => string.Join(' ', s.GetProperty("trackingEvents").EnumerateArray().Select(e => e.GetProperty("code").GetString())))));
        Assert.All(shown.EnumerateArray(), s => Assert.NotEqual(JsonValueKind.Null, s.GetProperty("deliveredAt").ValueKind));

        async Task<string?> SandboxAsync(TestCaller by, int shipment, string code)
        {
            var payload = (await AskAsync(
                by, Document("reportSandboxTracking", "order { status }", key: null, "... on InvalidInputError { field rule }"), new { input = new { orderId = id, shipment, code, place = "上海转运中心" } })).GetProperty("reportSandboxTracking");
            return CodesOf(payload) is { Length: > 0 } codes ? codes : payload.GetProperty("order").GetProperty("status").GetString();
        }
    }

    /// <summary>The last reports of two parcels come at the same moment, each several times: the order is delivered, once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Reports_at_once_deliver_it_once(DatabaseKind on)
    {
        await StartAsync(on, settings: ("Modules:Orders:CarrierSandbox:Secret", Secret));
        for (var round = 0; round < 4; round++)
        {
            var order = Make(OrderStatus.Confirmed);
            foreach (var lines in new[] { new[] { new { number = 1, quantity = 3 } }, [new { number = 2, quantity = 2 }] })
                Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = IdOf(order.Id), carrier = "sf", trackingNumber = $"R{round}-{lines[0].number}", lines }));
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => ReportAsync($"R{round}-{(i % 2) + 1}", $"delivered {i % 2}", TrackingCode.Delivered))));
            Assert.All(answers, a => Assert.Equal(CallbackAnswer.Accepted, a));
            var events = await EventsOfAsync(order.Id.Value);
            Assert.Equal((OrderStatus.Delivered, 1, 2), ((await ReadAsync(order.Id)).Status, events["orders.order-delivered"], events["orders.order-tracked"]));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_what_is_signed_and_makes_sense_is_taken(DatabaseKind on)
    {
        await StartAsync(on, settings: ("Modules:Orders:CarrierSandbox:Secret", Secret));
        var order = Make(OrderStatus.Shipped);
        var said = new TrackingReport("sf", "SF1234567890", "a", TrackingCode.Delivered, Opened.Clock.Now, null);
        var good = Opened.Services.GetRequiredService<SandboxCarrier>().Write(said);
        var now = Opened.Clock.GetUtcNow();
        foreach (var signature in new[] { "", "t=1,v1=00", SandboxSignature.Sign("another secret, of others", good.Body.Span, now), SandboxSignature.Sign(Secret, good.Body.Span, now.AddSeconds(-301)) })
            Assert.Equal(CallbackAnswer.Unsigned, await ReceiveAsync(good.Body.ToArray(), signature));
        foreach (var text in new[] { "", "{}", "null", Encoding.UTF8.GetString(good.Body.Span).Replace("DELIVERED", "EATEN", StringComparison.Ordinal), Encoding.UTF8.GetString(good.Body.Span).Replace("\"a\"", "\"\"", StringComparison.Ordinal) })
            Assert.Equal(CallbackAnswer.Senseless, await ReceiveAsync(Encoding.UTF8.GetBytes(text), SandboxSignature.Sign(Secret, Encoding.UTF8.GetBytes(text), now)));
        Assert.Equal(OrderStatus.Shipped, (await ReadAsync(order.Id)).Status);
        Assert.Equal(CallbackAnswer.Accepted, await ReceiveAsync(good.Body.ToArray(), good.Headers[SandboxSignature.Header]));
        Assert.Equal(OrderStatus.Delivered, (await ReadAsync(order.Id)).Status);
    }

    /// <summary>A method is a merchant's own; buyers choose among those that it offers, and nobody else changes them (ORD-04).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Buyers_choose_among_what_the_merchant_offers(DatabaseKind on)
    {
        await StartAsync(on);
        var (shirt, theirs) = (await SellAsync(1000, 10), await SellAsync(333, 10, isOfSecond: true));
        object Offer(string code, object? carrier = null) => new { merchantId = IdOf(Samples.First), code, name = "次日达", carrier, daysAtMost = 1 };
        Assert.Equal("INVALID_INPUT", await CodesAsync(Owner, "offerDeliveryMethod", Offer("x y")));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(Other, "offerDeliveryMethod", Offer("EXPRESS")));
        var made = (await PayloadAsync(Owner, "offerDeliveryMethod", Offer("EXPRESS", "sf"), "deliveryMethod { id version }")).GetProperty("deliveryMethod");
        Assert.Equal("", await CodesAsync(Owner, "offerDeliveryMethod", Offer("PICKUP")));
        object Placing(string? method, string? group = null) => group is null
            ? new { lines = new[] { new { variantId = shirt, quantity = 1 } }, deliveryMethod = method, delivery = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市", street = Samples.Street } }
            : new
            {
                lines = new[] { new { variantId = shirt, quantity = 1 }, new { variantId = theirs, quantity = 1 } }, deliveryMethods = new[] { new { merchantId = group, code = method } },
                delivery = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市", street = Samples.Street },
            };
        var order = (await PayloadAsync(Buyer, "placeOrder", Placing("EXPRESS"), "order { deliveryMethod deliveryMethodName }")).GetProperty("order");
        Assert.Equal(("EXPRESS", "次日达"), (order.GetProperty("deliveryMethod").GetString(), order.GetProperty("deliveryMethodName").GetString()));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Buyer, "placeOrder", Placing("DRONE")));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Buyer, "placeOrders", Placing("EXPRESS", IdOf(Samples.Second))));
        var group = (await PayloadAsync(Buyer, "placeOrders", Placing("PICKUP", IdOf(Samples.First)), "group { orders { deliveryMethod } }")).GetProperty("group").GetProperty("orders");
        Assert.Equal(["PICKUP", null], group.EnumerateArray().Select(o => o.GetProperty("deliveryMethod").GetString()).OrderBy(m => m is null));
        Assert.Equal((10, 2), await StockAsync(shirt));

        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "withdrawDeliveryMethod", new { deliveryMethodId = made.GetProperty("id").GetString() }));
        Assert.Equal("EDIT_CONFLICT", await CodesAsync(Owner, "withdrawDeliveryMethod", new { deliveryMethodId = made.GetProperty("id").GetString(), expectedVersion = 9 }));
        Assert.Equal("", await CodesAsync(Owner, "withdrawDeliveryMethod", new { deliveryMethodId = made.GetProperty("id").GetString() }));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Buyer, "placeOrder", Placing("EXPRESS")));
        foreach (var (by, count) in new[] { (Buyer, 1), (TestCaller.Anonymous, 1), (Owner, 2) })
        {
            var shown = await AskAsync(by, "query($m: ID!) { node(id: $m) { ... on Merchant { deliveryMethods { nodes { code isOffered } } } } }", new { m = IdOf(Samples.First) });
            Assert.Equal(count, shown.GetProperty("node").GetProperty("deliveryMethods").GetProperty("nodes").GetArrayLength());
        }
    }

    private async Task<CallbackAnswer> ReportAsync(string number, string name, TrackingCode code, int minutes = 0, string carrier = "sf")
    {
        var report = Opened.Services.GetRequiredService<SandboxCarrier>().Write(new(carrier, number, name, code, Opened.Clock.Now.AddMinutes(minutes), null));
        return await ReceiveAsync(report.Body.ToArray(), report.Headers[SandboxSignature.Header]);
    }

    private new async Task<CallbackAnswer> ReceiveAsync(byte[] body, string signature)
    {
        await using var scope = Opened.As();
        return await scope.ServiceProvider.GetServices<ICallback>().Single(c => c.Path == "orders/carriers/sandbox").ReceiveAsync(
            new(body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [SandboxSignature.Header] = signature }), default);
    }
}
