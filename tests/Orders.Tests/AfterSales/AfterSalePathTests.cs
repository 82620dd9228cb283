using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Tests.AfterSales;

/// <summary>The ways of after-sales through the mutations, with the catalogue's stock beside them (ORD-09, ORD-16).</summary>
public sealed class AfterSalePathTests : OrdersTests
{
    /// <summary>A return, then an exchange of what is left: stock moves both times, money once, and never for pieces that an after-sale is about (ORD-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Returned_counted_refunded_and_the_rest_exchanged(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var shirt = await SellAsync(1010, 10);
        var order = await ShippedAsync((shirt, 3));
        var id = await ApplyAsync(order, "RETURN", "CHANGE_OF_MIND", (1, 2));
        Assert.Equal("AFTER_SALE_QUANTITY", await CodesAsync(Buyer, "applyAfterSale", Applying(order, "RETURN", "FAULTY_GOODS", (1, 2))));
        Assert.Equal("REFUND_TOO_LARGE", await CodesAsync(Owner, "refundOrder", Refunding(order, 2)));
        Assert.Equal("", await CodesAsync(Owner, "approveAfterSale", new { afterSaleId = id, words = "寄到上海仓" }));
        Assert.Equal("", await CodesAsync(Buyer, "sendGoodsBack", new { afterSaleId = id, carrier = "sf", trackingNumber = "SF77" }));
        Assert.Equal(
            "lines RETURNED_QUANTITY",
            CodesOf(await PayloadAsync(Owner, "receiveReturn", new { afterSaleId = id, lines = new[] { new { number = 1, quantity = 3 } } }, details: "... on InvalidInputError { field rule }")));
        Assert.Equal("", await CodesAsync(Owner, "receiveReturn", new { afterSaleId = id, lines = new[] { new { number = 1, quantity = 2, damaged = 1 } } }));
        await UntilAsync(async () => await StockAsync(shirt) == (8, 0));
        Assert.Equal("", await CodesAsync(Owner, "refundReturn", new { afterSaleId = id }));
        Assert.Equal("REFUNDING", await StatusAsync(id));
        Assert.Equal(1, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        Assert.Equal("DONE", await StatusAsync(id));
        var refund = Assert.Single(await RefundsAsync(OrderOf(order)));
        Assert.Equal((2020, RefundReason.ChangeOfMind, 2), (refund.AmountTotal, refund.Reason, refund.Lines[0].Quantity));

        var exchange = await ApplyAsync(order, "EXCHANGE", "FAULTY_GOODS", (1, 1));
        Assert.Equal("", await CodesAsync(Owner, "approveAfterSale", new { afterSaleId = exchange }));
        Assert.Equal("", await CodesAsync(Buyer, "sendGoodsBack", new { afterSaleId = exchange, carrier = "sf", trackingNumber = "SF78" }));
        Assert.Equal("", await CodesAsync(Owner, "receiveReturn", new { afterSaleId = exchange, lines = new[] { new { number = 1, quantity = 1 } } }));
        await UntilAsync(async () => await StockAsync(shirt) == (9, 0));
        Assert.Equal("", await CodesAsync(Owner, "sendReplacement", new { afterSaleId = exchange, carrier = "sf", trackingNumber = "SF79" }));
        await UntilAsync(async () => await StockAsync(shirt) == (8, 0));
        Assert.Equal("DONE", await StatusAsync(exchange));
        var after = await ReadAsync(OrderOf(order));
        Assert.Equal((2020, 2, 0, 0), (after.RefundedAmount, after.Lines[0].RefundedQuantity, after.Lines[0].ClaimedQuantity, after.OpenAfterSales));
        Assert.Single(await RefundsAsync(after.Id));

        var told = await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { afterSales { kind status wayBackPayer statements { nodes { side words } } history { nodes { to } } lines { receivedQuantity damagedQuantity } } } }", new { id = order });
        Assert.Equal(
            """{"kind":"RETURN","status":"DONE","wayBackPayer":"BUYER","statements":{"nodes":[{"side":"BUYER","words":"开线"},{"side":"MERCHANT","words":"寄到上海仓"}]},"history":{"nodes":[{"to":"APPLIED"},{"to":"APPROVED"},{"to":"BUYER_RETURNING"},{"to":"RECEIVED"},{"to":"REFUNDING"},{"to":"DONE"}]},"lines":[{"receivedQuantity":2,"damagedQuantity":1}]}""",
            told.GetProperty("order").GetProperty("afterSales")[0].GetRawText());
    }

    /// <summary>An exchange of what is sold out gives nothing away: the goods are refused by the stock, and the money goes back instead (ORD-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_exchange_of_what_is_sold_out_ends_with_the_money(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var shirt = await SellAsync(1000, 1);
        var order = await ShippedAsync((shirt, 1));
        var id = await ApplyAsync(order, "EXCHANGE", "FAULTY_GOODS", (1, 1));
        Assert.Equal("", await CodesAsync(Owner, "approveAfterSale", new { afterSaleId = id }));
        Assert.Equal("", await CodesAsync(Buyer, "sendGoodsBack", new { afterSaleId = id, carrier = "sf", trackingNumber = "SF78" }));
        Assert.Equal("", await CodesAsync(Owner, "receiveReturn", new { afterSaleId = id, lines = new[] { new { number = 1, quantity = 1, damaged = 1 } } }));
        Assert.Equal("OUT_OF_STOCK", await CodesAsync(Owner, "sendReplacement", new { afterSaleId = id, carrier = "sf", trackingNumber = "SF79" }));
        Assert.Equal("", await CodesAsync(Owner, "refundReturn", new { afterSaleId = id }));
        Assert.Equal(1000, (await ReadAsync(OrderOf(order))).RefundedAmount);
        Assert.Equal((0, 0), await StockAsync(shirt));
    }

    /// <summary>Silence counts as configured: returns are agreed to, money alone is decided on, goods that do not go back end it, goods that nobody counts came back (ORD-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_silence_means(DatabaseKind on)
    {
        await StartAsync(on);
        var (a, b, c) = (Make(OrderStatus.Shipped), Make(OrderStatus.Shipped), Make(OrderStatus.Shipped));
        var back = await ApplyAsync(IdOf(a.Id), "RETURN", "FAULTY_GOODS", (1, 3));
        var money = await ApplyAsync(IdOf(b.Id), "REFUND_ONLY", "NOT_ARRIVED", (1, 3));
        var forgotten = await ApplyAsync(IdOf(c.Id), "REPAIR", "FAULTY_GOODS", (2, 1));
        Assert.Equal(0, (await Opened.RunJobAsync("orders.after-sale-deadlines")).Counts["stepped"]);
        Opened.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal(3, (await Opened.RunJobAsync("orders.after-sale-deadlines")).Counts["stepped"]);
        Assert.Equal(("APPROVED", "ARBITRATION", "APPROVED"), (await StatusAsync(back), await StatusAsync(money), await StatusAsync(forgotten)));
        Assert.Equal("", await CodesAsync(Buyer, "sendGoodsBack", new { afterSaleId = back, carrier = "sf", trackingNumber = "SF1" }));
        Opened.Clock.Advance(TimeSpan.FromDays(11));
        await Opened.RunJobAsync("orders.after-sale-deadlines");
        Assert.Equal(("RECEIVED", "ARBITRATION", "CANCELLED"), (await StatusAsync(back), await StatusAsync(money), await StatusAsync(forgotten)));
        Opened.Clock.Advance(TimeSpan.FromHours(49));
        await Opened.RunJobAsync("orders.after-sale-deadlines");
        Assert.Equal("REFUNDING", await StatusAsync(back));
        Assert.Equal(3000, (await ReadAsync(a.Id)).RefundedAmount);
        // Nobody has counted, so nothing is known to be there again.
        Assert.False((await EventsOfAsync(AfterSaleOf(back))).ContainsKey("catalogue.goods-returned"));

        Assert.Equal("", await CodesAsync(Opened.CallerOf(DemoUsers.Coordinator), "decideAfterSale", new { afterSaleId = money, verdict = "FOR_BUYER", words = "物流显示丢件" }));
        Assert.Equal(3000, (await ReadAsync(b.Id)).RefundedAmount);
        Assert.Equal(0, (await ReadAsync(c.Id)).OpenAfterSales);
    }

    /// <summary>Refused, appealed once and decided; a second appeal is none, and the pieces are free for what comes next (ORD-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Refused_appealed_and_decided(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Shipped);
        var id = await ApplyAsync(IdOf(order.Id), "RETURN", "FAULTY_GOODS", (1, 3));
        Assert.Equal("", await CodesAsync(Owner, "refuseAfterSale", new { afterSaleId = id, reasonCode = "NO_FAULT_FOUND", words = "未见异常" }));
        Assert.Equal("", await CodesAsync(Owner, "refundOrder", Refunding(IdOf(order.Id), 1)));
        Assert.Equal("AFTER_SALE_QUANTITY", await CodesAsync(Buyer, "appealAfterSale", new { afterSaleId = id, words = "有照片" }));
        var second = await ApplyAsync(IdOf(order.Id), "RETURN", "FAULTY_GOODS", (1, 2));
        Assert.Equal("", await CodesAsync(Owner, "refuseAfterSale", new { afterSaleId = second, reasonCode = "NO_FAULT_FOUND", words = "未见异常" }));
        Assert.Equal("", await CodesAsync(Buyer, "appealAfterSale", new { afterSaleId = second, words = "有照片" }));
        Assert.Equal("", await CodesAsync(Opened.CallerOf(DemoUsers.Coordinator), "decideAfterSale", new { afterSaleId = second, verdict = "FOR_MERCHANT", words = "照片看不出" }));
        Assert.Equal("ALREADY_ARBITRATED", await CodesAsync(Buyer, "appealAfterSale", new { afterSaleId = second, words = "再看" }));
        var tasks = await ReadAsync(order.Id);
        Assert.Equal((0, 0, 1000), (tasks.OpenAfterSales, tasks.Lines[0].ClaimedQuantity, tasks.RefundedAmount));
    }

    /// <summary>The same pieces, asked for by many at once and refunded meanwhile, are given once (ORD-09, domain.md section 3).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_at_once_each_piece_is_claimed_or_refunded_once(DatabaseKind on)
    {
        await StartAsync(on);
        for (var round = 0; round < 5; round++)
        {
            var order = Make(OrderStatus.Shipped);
            var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 3 == 0
                ? CodesAsync(Owner, "refundOrder", Refunding(IdOf(order.Id), 2))
                : CodesAsync(Buyer, "applyAfterSale", Applying(IdOf(order.Id), "RETURN", "FAULTY_GOODS", (1, 2)))));
            Assert.Equal(1, codes.Count(c => c == ""));
            Assert.All(codes, c => Assert.True(c is "" or "EDIT_CONFLICT" or "AFTER_SALE_QUANTITY" or "REFUND_TOO_LARGE", c));
            var line = (await ReadAsync(order.Id)).Lines[0];
            Assert.Equal(2, line.ClaimedQuantity + line.RefundedQuantity);
        }
    }

    /// <summary>An order goes by the policy that was in force when it was placed, whatever is published later (ORD-16).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_order_keeps_the_policy_of_its_day(DatabaseKind on)
    {
        await StartAsync(on);
        var before = Make(OrderStatus.Delivered);
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("INVALID_INPUT", await CodesAsync(Owner, "createAfterSalePolicy", Promising(6)));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(Owner, "createAfterSalePolicy", Promising(30, ofPlatform: true)));
        var draft = (await PayloadAsync(Owner, "createAfterSalePolicy", Promising(30), "afterSalePolicy { id edition status }")).GetProperty("afterSalePolicy");
        Assert.Equal((1, "DRAFT"), (draft.GetProperty("edition").GetInt32(), draft.GetProperty("status").GetString()));
        Assert.Equal("""{"afterSaleTerms":{"returnDays":7,"afterSalePolicy":null}}""", await TermsAsync());
        Assert.Equal("""{"afterSalePolicies":{"totalCount":0}}""", (await AskAsync(Other, "{ afterSalePolicies { totalCount } }")).GetRawText());
        Assert.Equal("", await CodesAsync(Owner, "publishAfterSalePolicy", new { afterSalePolicyId = draft.GetProperty("id").GetString() }));
        Assert.Equal("""{"afterSaleTerms":{"returnDays":30,"afterSalePolicy":{"edition":1}}}""", await TermsAsync());
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        var after = Make(OrderStatus.Delivered);
        Opened.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("TIME_IS_OVER", await CodesAsync(Buyer, "applyAfterSale", Applying(IdOf(before.Id), "RETURN", "CHANGE_OF_MIND", (1, 1))));
        Assert.Equal("", await CodesAsync(Buyer, "applyAfterSale", Applying(IdOf(before.Id), "EXCHANGE", "FAULTY_GOODS", (1, 1))));
        Assert.Equal("", await CodesAsync(Buyer, "applyAfterSale", Applying(IdOf(after.Id), "RETURN", "CHANGE_OF_MIND", (1, 1))));
        var next = (await PayloadAsync(Owner, "createAfterSalePolicy", Promising(7), "afterSalePolicy { id }")).GetProperty("afterSalePolicy").GetProperty("id").GetString();
        Assert.Equal("", await CodesAsync(Owner, "publishAfterSalePolicy", new { afterSalePolicyId = next }));
        var kept = await AskAsync(Buyer, "{ myOrders { nodes { afterSaleTerms { returnDays } } } }");
        Assert.Equal("""{"myOrders":{"nodes":[{"afterSaleTerms":{"returnDays":30}},{"afterSaleTerms":{"returnDays":7}}]}}""", kept.GetRawText());

        async Task<string> TermsAsync() =>
            (await AskAsync(TestCaller.Anonymous, "query($m: ID!) { afterSaleTerms(merchantId: $m) { returnDays afterSalePolicy { edition } } }", new { m = IdOf(Samples.First) })).GetRawText();
    }

    /// <summary>What a merchant cannot send of a partly shipped order is given up: its stock is free, its money goes back once, and the order goes on (ORD-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_rest_of_a_partly_shipped_order_is_given_up(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (shirt, sock) = (await SellAsync(1010, 10), await SellAsync(333, 5));
        var id = await PlaceAsync((shirt, 3), (sock, 3));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), 4029));
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = id }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "cancelRestOfOrder", new { orderId = id, reason = "缺货" }));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF1", lines = new[] { new { number = 1, quantity = 2 } } }));
        Assert.Equal("", await CodesAsync(Owner, "cancelRestOfOrder", new { orderId = id, reason = "缺货" }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Owner, "cancelRestOfOrder", new { orderId = id, reason = "缺货" }));
        var order = await ReadAsync(OrderOf(id));
        Assert.Equal((OrderStatus.Shipped, 1010 + 999), (order.Status, order.RefundedAmount));
        Assert.Equal([(2, 1, 1), (0, 3, 3)], order.Lines.Select(l => (l.ShippedQuantity, l.CancelledQuantity, l.RefundedQuantity)));
        Assert.Equal((2009, RefundReason.OrderCancelled), Assert.Single(await RefundsAsync(order.Id)) is var refund ? (refund.AmountTotal, refund.Reason) : default);
        await UntilAsync(async () => await StockAsync(shirt) == (8, 0) && await StockAsync(sock) == (5, 0));
        // What did not leave does not come back.
        Assert.Equal("AFTER_SALE_QUANTITY", await CodesAsync(Buyer, "applyAfterSale", Applying(id, "RETURN", "FAULTY_GOODS", (2, 1))));
        Assert.Equal("", await CodesAsync(Buyer, "applyAfterSale", Applying(id, "RETURN", "FAULTY_GOODS", (1, 2))));
    }

    private async Task<string> ShippedAsync(params (string VariantId, int Quantity)[] lines)
    {
        var id = await PlaceAsync(lines);
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(id), (await ReadAsync(OrderOf(id))).TotalAmount));
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = id }));
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = id, carrier = "sf", trackingNumber = "SF1" }));
        await UntilAsync(async () => (await StockAsync(lines[0].VariantId)).Reserved == 0);
        return id;
    }

    private async Task<string> ApplyAsync(string order, string kind, string reason, params (int Number, int Quantity)[] lines)
    {
        var payload = await PayloadAsync(Buyer, "applyAfterSale", Applying(order, kind, reason, lines), "afterSale { id status }");
        Assert.Equal("", CodesOf(payload));
        Assert.Equal("APPLIED", payload.GetProperty("afterSale").GetProperty("status").GetString());
        return payload.GetProperty("afterSale").GetProperty("id").GetString()!;
    }

    private async Task<string> StatusAsync(string id) =>
        (await AskAsync(Buyer, "query($id: ID!) { node(id: $id) { ... on AfterSale { status } } }", new { id })).GetProperty("node").GetProperty("status").GetString()!;

    private static Guid AfterSaleOf(string id) => Modular.GraphQL.NodeId.TryParse(id, out var node) ? node.Value : throw new ArgumentException($"{id} is no id.", nameof(id));

    private static object Applying(string order, string kind, string reason, params (int Number, int Quantity)[] lines) => new
    {
        orderId = order, kind, reasonCode = reason, words = "开线", lines = lines.Select(l => new { number = l.Number, quantity = l.Quantity }).ToArray(),
    };

    private static object Refunding(string order, int quantity) =>
        new { orderId = order, lines = new[] { new { number = 1, quantity } }, reasonCode = "FAULTY_GOODS", reasonText = "开线" };

    private static object Promising(int returnDays, bool ofPlatform = false) => new
    {
        merchantId = ofPlatform ? null : IdOf(Samples.First),
        promises = new { returnDays, exchangeDays = 30, repairDays = 365, wayBackPayer = "BUYER", repairProcedure = "寄回检修", complaintProcedure = "联系客服" },
    };
}
