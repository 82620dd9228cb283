using Catalogue.Contracts.Events;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Contracts.Inbound;
using Orders.Model;
using Orders.Notices;
using Orders.Persistence;
using Orders.Reactions;

namespace Orders.Tests.UseCases;

/// <summary>The ways of an order through the mutations, with the catalogue's stock beside it (ORD-01 to ORD-08).</summary>
public sealed class OrderPathTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Placed_paid_shipped_in_two_received_and_refunded_in_steps(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (shirt, sock) = (await SellAsync(1010, 10), await SellAsync(333, 5));
        var placed = (await PayloadAsync(Buyer, "placeOrder", Placing((shirt, 3), (sock, 3)),
            "order { id status number total { amount } commission { amount } lines { number sku quantity unitPrice { amount } total { amount } } delivery { region recipientMasked phoneMasked } isOverdue }")).GetProperty("order");
        Assert.Equal(
            """{"amount":4029} null {"region":"上海市黄浦区","recipientMasked":"欧***","phoneMasked":"138****5678"}""",
            $"{placed.GetProperty("total")} {placed.GetProperty("commission").GetRawText()} {placed.GetProperty("delivery")}");
        Assert.Equal([3030, 999], placed.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("total").GetProperty("amount").GetInt32()));
        var id = placed.GetProperty("id").GetString()!;
        Assert.Equal("202", await CommissionAsync(Owner));
        Assert.Equal("", await CommissionAsync(Buyer));
        Assert.Equal(((10, 3), (5, 3)), (await StockAsync(shirt), await StockAsync(sock)));

        // What becomes of the goods changes nothing of what was ordered.
        Assert.Equal("", await CodesAsync(Owner, "changePrice", new { variantId = shirt, price = new { amount = 99999 } }));
        var reference = await PayAsync(id);
        Assert.Equal("PENDING_PAYMENT", await StatusAsync());
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 4029));
        Assert.Equal("PAID", await StatusAsync());
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = id }));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF1", lines = new[] { new { number = 1, quantity = 2 } } }));
        Assert.Equal("PARTIALLY_SHIPPED", await StatusAsync());
        Assert.Equal("REFUND_TOO_LARGE", await CodesAsync(Owner, "refundOrder", Refunding(id, (2, 1))));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF2" }));
        Assert.Equal("SHIPPED", await StatusAsync());
        Assert.Equal("", await CodesAsync(Owner, "recordDelivery", new { orderId = id }));
        Assert.Equal("", await CodesAsync(Buyer, "confirmReceipt", new { orderId = id }));
        Assert.Equal("COMPLETED", await StatusAsync());

        foreach (var (lines, amount) in new[] { (Refunding(id, (2, 1)), 333), (Refunding(id, (1, 1), (2, 2)), 1676), (Refunding(id, (1, 2)), 2020) })
        {
            var refund = (await PayloadAsync(Owner, "refundOrder", lines, "refund { status amount { amount } lines { number quantity amount } }")).GetProperty("refund");
            Assert.Equal(("REQUESTED", amount), (refund.GetProperty("status").GetString(), refund.GetProperty("amount").GetProperty("amount").GetInt32()));
            Assert.Equal(1, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        }

        Assert.Equal(0, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        Assert.Equal("ALREADY_REFUNDED", await CodesAsync(Owner, "refundOrder", Refunding(id, (1, 1))));
        var order = await ReadAsync(OrderOf(id));
        Assert.Equal((4029, 4029), (order.TotalAmount, order.RefundedAmount));
        Assert.Equal(
            "orders.order-completed 1, orders.order-confirmed 1, orders.order-delivered 1, orders.order-paid 1, orders.order-placed 1, orders.order-refunded 3, orders.order-shipped 2",
            await EventsAsync(order, "completed", "confirmed", "delivered", "paid", "placed", "refunded", "shipped"));
        Assert.All(await RefundsAsync(order.Id), r => Assert.Equal(RefundStatus.Done, r.Status));
        await UntilAsync(async () => await StockAsync(shirt) == (7, 0) && await StockAsync(sock) == (2, 0));
        var history = await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { history { nodes { to } } shipments { number trackingNumber lines { number quantity } } } }", new { id });
        Assert.Equal(
            "PENDING_PAYMENT PAID CONFIRMED PARTIALLY_SHIPPED SHIPPED DELIVERED COMPLETED",
            string.Join(' ', history.GetProperty("order").GetProperty("history").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("to").GetString())));
        Assert.Equal(
            """[{"number":1,"trackingNumber":"SF1","lines":[{"number":1,"quantity":2}]},{"number":2,"trackingNumber":"SF2","lines":[{"number":1,"quantity":1},{"number":2,"quantity":3}]}]""",
            history.GetProperty("order").GetProperty("shipments").GetRawText());

        async Task<string> StatusAsync() => (await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { status } }", new { id })).GetProperty("order").GetProperty("status").GetString()!;

        async Task<string> CommissionAsync(TestCaller by) => (await AskAsync(by, "query($id: ID!) { order(id: $id) { commission { amount } } }", new { id }))
            .GetProperty("order").GetProperty("commission") is { ValueKind: System.Text.Json.JsonValueKind.Object } money ? $"{money.GetProperty("amount")}" : "";
    }

    /// <summary>Whoever ends an order before its shipment: what was paid goes back once, and the stock is free again once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Ended_before_the_shipment(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var shirt = await SellAsync(1000, 20);
        foreach (var (isPaid, isDeclined) in new[] { (false, false), (true, false), (true, true) })
        {
            var id = await PlaceAsync((shirt, 2));
            if (isPaid)
                Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), 2000));
            var (by, mutation) = isDeclined ? (Owner, "declineOrder") : (Buyer, "cancelOrder");
            Assert.Equal("", await CodesAsync(by, mutation, new { orderId = id, reason = "不要了" }));
            Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(by, mutation, new { orderId = id, reason = "不要了" }));
            var order = await ReadAsync(OrderOf(id));
            Assert.Equal((OrderStatus.Cancelled, isPaid ? 2000 : 0), (order.Status, order.RefundedAmount));
            Assert.Equal(isPaid ? [(2000, RefundReason.OrderCancelled)] : [], (await RefundsAsync(order.Id)).Select(r => (r.AmountTotal, r.Reason)));
            Assert.Equal(isPaid ? 1 : 0, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
            Assert.Equal(1, (await EventsOfAsync(order.Reservation.Value))["catalogue.reservation-released"]);
        }

        await UntilAsync(async () => await StockAsync(shirt) == (20, 0));
    }

    /// <summary>Money that comes under the name of a payment that has failed is never just kept: it goes back, with a word to its buyer, and finance finds it (ORD-12).</summary>
    /// <summary>What a provider has got that was not asked for reaches those who give money back (ORD-12): they are told, and find it with its amount.</summary>
    /// <summary>Declined once some of it has left: what has not left stays and is given back, and the order ends with what is on its way (RSK-07).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Declined_when_some_has_left(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (shirt, sock) = (await SellAsync(1010, 10), await SellAsync(333, 5));
        var id = await PlaceAsync((shirt, 3), (sock, 2));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), 3696));
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = id }));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF1", lines = new[] { new { number = 1, quantity = 2 } } }));
        Assert.Equal("", await CodesAsync(Owner, "refundOrder", Refunding(id, (1, 1))));
        foreach (var verdict in new[] { ScreeningVerdict.BlockAndReview, ScreeningVerdict.Decline, ScreeningVerdict.Decline })
            await HandleAsync<FollowScreening, OrderScreeningDecided>(new(OrderOf(id), verdict, "LARGE_ORDER"), "Risk");
        var order = await ReadAsync(OrderOf(id));
        Assert.Equal((OrderStatus.Shipped, false, 1010 + 1010 + 666), (order.Status, order.IsHeld, order.RefundedAmount));
        Assert.Equal([(2, 1, 2), (0, 2, 2)], order.Lines.Select(l => (l.ShippedQuantity, l.CancelledQuantity, l.RefundedQuantity)));
        Assert.Equal([1010, 1676], (await RefundsAsync(order.Id)).Select(r => r.AmountTotal).Order());
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF2" }));
        await UntilAsync(async () => await StockAsync(shirt) == (8, 0) && await StockAsync(sock) == (5, 0));

        // The one that has left and was not refunded can go back still, and no more than that.
        Assert.Equal("REFUND_TOO_LARGE", await CodesAsync(Owner, "refundOrder", Refunding(id, (1, 2))));
        Assert.Equal("", await CodesAsync(Owner, "refundOrder", Refunding(id, (1, 1))));
        Assert.Equal("", await CodesAsync(Buyer, "confirmReceipt", new { orderId = id }));
        order = await ReadAsync(OrderOf(id));
        Assert.Equal((OrderStatus.Completed, order.TotalAmount), (order.Status, order.RefundedAmount));
        Assert.Equal((1, 1), ((await EventsOfAsync(order.Id.Value))["orders.order-held"], (await EventsOfAsync(order.Id.Value))["orders.order-released"]));
    }

    /// <summary>Whatever number of orders is due, and whichever of them fails: a run steps all the others.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_run_steps_all_that_is_due_but_what_fails(DatabaseKind on)
    {
        await StartAsync(on);
        var orders = Enumerable.Range(0, 7).Select(i => Make(OrderStatus.PendingPayment, Samples.Placed(at: Opened.Clock.Now.AddMinutes(-i / 3)))).ToList();
        Opened.Clock.Advance(TimeSpan.FromMinutes(30));
        var broken = new[] { orders[0].Id, orders[6].Id };
        var run = new JobRun("orders.expire-unpaid", Opened.Clock.Now, 1, 1);
        await Assert.ThrowsAsync<JobFailedException>(() => OneByOne.StepAsync(
            Opened.Services.GetRequiredService<ModuleDatabase<OrdersDb>>(), run, "expired", Opened.Services.GetRequiredService<TimeProvider>(),
            (db, now) => db.Orders.Where(o => o.Status == OrderStatus.PendingPayment && o.PayBy <= now).Select(o => new DueOrder { Id = o.Id, When = o.PayBy }),
            (order, now) => broken.Contains(order.Id) ? throw new InvalidOperationException("It is broken.") : order.Expire(now), default, atATime: 2));
        Assert.Equal((5, 2), (run.Counts["expired"], run.Counts["failed"]));
        Assert.Equal(2, (await Opened.RunJobAsync("orders.expire-unpaid")).Counts["expired"]);
    }

    /// <summary>Paid when the reservation was gone and the goods were sold out (domain.md, section 8); told twice, given back once.</summary>
    /// <summary>The same from end to end: the catalogue lets the reservation go, sells the goods to another, and says so when the payment comes.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_receipt_counts_as_confirmed_after_ten_days(DatabaseKind on)
    {
        await StartAsync(on);
        var (shipped, delivered, partly) = (Make(OrderStatus.Shipped), Make(OrderStatus.Delivered), Make(OrderStatus.PartiallyShipped));
        Opened.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromMicroseconds(1));
        Assert.Equal(0, (await Opened.RunJobAsync("orders.assume-receipt")).Counts["completed"]);
        Opened.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(2, (await Opened.RunJobAsync("orders.assume-receipt")).Counts["completed"]);
        Assert.Equal(0, (await Opened.RunJobAsync("orders.assume-receipt")).Counts["completed"]);
        foreach (var id in new[] { shipped.Id, delivered.Id })
        {
            Assert.Equal(OrderStatus.Completed, (await ReadAsync(id)).Status);
            Assert.Equal((1, 1), ((await EventsOfAsync(id.Value))["orders.order-delivered"], (await EventsOfAsync(id.Value))["orders.order-completed"]));
        }

        Assert.Equal(OrderStatus.PartiallyShipped, (await ReadAsync(partly.Id)).Status);
    }

    /// <summary>A parcel that holds what is not there, or one line twice, does not leave.</summary>
    [Fact]
    public async Task Parcels_hold_what_is_left_of_the_order()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var order = Make(OrderStatus.Confirmed);
        foreach (var (lines, codes) in new (object[], string)[]
        {
            ([], "lines SHIPPED_LINES"), ([new { number = 1, quantity = int.MaxValue }, new { number = 1, quantity = int.MaxValue }], "lines SHIPPED_LINES"),
            ([new { number = 1, quantity = 4 }], "lines SHIPPED_QUANTITY"), ([new { number = 1, quantity = 0 }], "lines SHIPPED_QUANTITY"),
            ([new { number = 1, quantity = 1 }, new { number = 2, quantity = -1 }], "lines SHIPPED_QUANTITY"), ([new { number = 3, quantity = 1 }], "lines ORDER_LINE_UNKNOWN"),
        })
        {
            var payload = await PayloadAsync(Owner, "shipOrder", new { orderId = IdOf(order.Id), carrier = "sf", trackingNumber = "SF1", lines }, details: "... on InvalidInputError { field rule }");
            Assert.Equal(codes, CodesOf(payload));
        }

        var empty = await PayloadAsync(Owner, "shipOrder", new { orderId = IdOf(order.Id), carrier = " ", trackingNumber = new string('1', 61), lines = Array.Empty<object>() }, details: "... on InvalidInputError { field rule }");
        Assert.Equal(3, empty.GetProperty("errors").GetArrayLength());
        Assert.Equal([0, 0], (await ReadAsync(order.Id)).Lines.Select(l => l.ShippedQuantity));
    }

    private static object Refunding(string orderId, params IEnumerable<(int Number, int Quantity)> lines) => new
    {
        orderId, reasonCode = "FAULTY_GOODS", reasonText = "开线", lines = lines.Select(l => new { number = l.Number, quantity = l.Quantity }).ToArray(),
    };

    private async Task<string> EventsAsync(Order order, params string[] names)
    {
        var events = await EventsOfAsync(order.Id.Value);
        return string.Join(", ", names.Select(n => $"orders.order-{n} {events.GetValueOrDefault($"orders.order-{n}")}"));
    }
}
