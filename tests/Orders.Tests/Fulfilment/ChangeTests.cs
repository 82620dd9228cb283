using Modular.Kernel;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.Notices;

namespace Orders.Tests.Fulfilment;

/// <summary>Orders are changed under rules, with a record of before and after, and with notice (ORD-06); what is given up goes back to the stock and to the buyer, once.</summary>
public sealed class ChangeTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Address_method_and_quantities(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (shirt, sock) = (await SellAsync(1010, 10), await SellAsync(333, 5));
        var id = await PlaceAsync((shirt, 3), (sock, 3));
        object Moving(string phone = "13900001111") => new { orderId = id, delivery = new { recipient = "司马光", phone, region = "北京市海淀区", street = "中关村大街1号" } };
        Assert.Equal("", await CodesAsync(Buyer, "changeDeliveryAddress", Moving()));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Buyer, "changeDeliveryAddress", Moving("123")));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Buyer, "changeDeliveryMethod", new { orderId = id, deliveryMethod = "EXPRESS" }));
        Assert.Equal("", await CodesAsync(Owner, "offerDeliveryMethod", new { merchantId = IdOf(Samples.First), code = "EXPRESS", name = "次日达", carrier = "sf", daysAtMost = 1 }));
        Assert.Equal("", await CodesAsync(Buyer, "changeDeliveryMethod", new { orderId = id, deliveryMethod = "EXPRESS" }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Buyer, "reduceOrder", Less(id, (1, 1))));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), 4029));

        foreach (var (lines, rule) in new (object, string)[]
        {
            (Less(id), "lines GIVEN_UP_LINES"), (Less(id, (1, 0)), "lines GIVEN_UP_LINES"), (Less(id, (1, 1), (1, 1)), "lines GIVEN_UP_LINES"), (Less(id, (3, 1)), "lines ORDER_LINE_UNKNOWN"), (Less(id, (1, 4)), "lines GIVEN_UP_QUANTITY"),
            (Less(id, (1, 3), (2, 3)), "lines GIVEN_UP_ALL"),
        })
            Assert.Equal(rule, CodesOf(await PayloadAsync(Buyer, "reduceOrder", lines, details: "... on InvalidInputError { field rule }")));
        Assert.Equal("", await CodesAsync(Buyer, "reduceOrder", Less(id, (2, 1))));
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = id }));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "yto", trackingNumber = "Y1" }));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "SF", trackingNumber = "S1", lines = new[] { new { number = 1, quantity = 2 } } }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Buyer, "reduceOrder", Less(id, (1, 1))));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Buyer, "changeDeliveryAddress", Moving()));
        // What the merchant cannot send once some has left: the order goes on as shipped.
        Assert.Equal("", await CodesAsync(Owner, "shortenOrder", Less(id, (1, 1), (2, 2))));
        var order = await ReadAsync(OrderOf(id));
        Assert.Equal((OrderStatus.Shipped, 1010 + 999), (order.Status, order.RefundedAmount));
        Assert.Equal([333, 1676], (await RefundsAsync(order.Id)).Select(r => r.AmountTotal));
        Assert.All(await RefundsAsync(order.Id), r => Assert.Equal(RefundReason.OrderChanged, r.Reason));
        await UntilAsync(async () => await StockAsync(shirt) == (8, 0) && await StockAsync(sock) == (5, 0));

        var changes = (await AskAsync(Buyer,
            "query($id: ID!) { order(id: $id) { deliveryMethodName changes { number kind reason byName addressBefore { phoneMasked region } addressAfter { phoneMasked region } methodBefore methodAfter lines { number before after } } } }",
            new { id })).GetProperty("order");
        Assert.Equal("次日达", changes.GetProperty("deliveryMethodName").GetString());
        var told = changes.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(["ADDRESS", "DELIVERY_METHOD", "QUANTITY", "QUANTITY"], told.Select(c => c.GetProperty("kind").GetString()!));
        Assert.Equal(("138****5678", "139****1111"), (told[0].GetProperty("addressBefore").GetProperty("phoneMasked").GetString(), told[0].GetProperty("addressAfter").GetProperty("phoneMasked").GetString()));
        Assert.Equal((null, "次日达"), (told[1].GetProperty("methodBefore").GetString(), told[1].GetProperty("methodAfter").GetString()));
        Assert.Equal("""[{"number":2,"before":3,"after":2}]""", told[2].GetProperty("lines").GetRawText());
        Assert.Equal("""[{"number":1,"before":3,"after":2},{"number":2,"before":2,"after":0}]""", told[3].GetProperty("lines").GetRawText());
        Assert.Equal(4, (await EventsOfAsync(order.Id.Value))["orders.order-changed"]);

        await using var scope = Opened.As();
        var notices = (INotifier<OrderChanged>)ActivatorUtilities.CreateInstance<FulfilmentNotices>(scope.ServiceProvider);
        var notice = Assert.Single(await notices.NoticesOfAsync(new(order.Id, order.MerchantId, "QUANTITY"), default));
        Assert.Contains(DemoUsers.Buyer.Id, notice.To.Users);
    }

    /// <summary>However many give up at once, what goes back is what was given up, and a cancellation gives back the rest.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Given_up_at_once_it_goes_back_once(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var shirt = await SellAsync(333, 50);
        for (var round = 0; round < 3; round++)
        {
            var id = await PlaceAsync((shirt, 7));
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), 2331));
            var codes = await Task.WhenAll(
                Task.Run(() => CodesAsync(Buyer, "reduceOrder", Less(id, (1, 2)))), Task.Run(() => CodesAsync(Owner, "shortenOrder", Less(id, (1, 3)))),
                Task.Run(() => CodesAsync(Buyer, "reduceOrder", Less(id, (1, 6)))), Task.Run(() => CodesAsync(Owner, "shortenOrder", Less(id, (1, 1)))));
            Assert.All(codes, c => Assert.True(c is "" or "EDIT_CONFLICT" or "INVALID_INPUT", c));
            var order = await ReadAsync(OrderOf(id));
            Assert.InRange(order.Lines[0].CancelledQuantity, 1, 6);
            Assert.Equal(order.Lines[0].CancelledQuantity, order.Lines[0].RefundedQuantity);
            Assert.Equal(order.Lines[0].CancelledQuantity * 333, order.RefundedAmount);
            Assert.Equal(order.RefundedAmount, (await RefundsAsync(order.Id)).Sum(r => r.AmountTotal));
            Assert.Equal("", await CodesAsync(Buyer, "cancelOrder", new { orderId = id }));
            Assert.Equal(2331, (await RefundsAsync(order.Id)).Sum(r => r.AmountTotal));
        }

        await UntilAsync(async () => await StockAsync(shirt) == (50, 0));
    }

    /// <summary>While Risk holds an order, nothing of it changes: what was screened is what is sent.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_held_is_not_changed(DatabaseKind on)
    {
        await StartAsync(on);
        var held = Make(OrderStatus.Paid, Samples.Placed(verdict: Contracts.ScreeningVerdict.BlockAndReview, at: Opened.Clock.Now));
        foreach (var (by, mutation) in new[] { (Buyer, "changeDeliveryAddress"), (Buyer, "changeDeliveryMethod"), (Buyer, "reduceOrder"), (Owner, "shortenOrder") })
            Assert.Equal("ORDER_HELD", await CodesAsync(by, mutation, Actions.AllowedActionsTests.InputOf(held.Id.Value, mutation)));
        Assert.Equal(held.Version, (await ReadAsync(held.Id)).Version);
    }

    private static object Less(string orderId, params IEnumerable<(int Number, int Quantity)> lines) => new
    {
        orderId, reason = "少要几件", lines = lines.Select(l => new { number = l.Number, quantity = l.Quantity }).ToArray(),
    };
}
