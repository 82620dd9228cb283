using System.Text.Json;
using Merchants.Contracts.Inbound;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Model;

namespace Orders.Tests.AfterSales;

/// <summary>The ways of disputes, reviews and questions through the mutations (ORD-13 to ORD-15).</summary>
public sealed class CasePathTests : OrdersTests
{
    private TestCaller Arbiter => Opened.CallerOf(DemoUsers.Coordinator);

    /// <summary>Opened, replied to, decided with a refund: the amount is told when it is opened, and that it is over when it is (ORD-13).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_dispute_from_its_opening_to_its_refund(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Delivered);
        var opened = await PayloadAsync(Buyer, "openDispute", Disputing(order.Id), "dispute { id status held { amount } }");
        Assert.Equal("", CodesOf(opened));
        var id = opened.GetProperty("dispute").GetProperty("id").GetString()!;
        Assert.Equal(3666, opened.GetProperty("dispute").GetProperty("held").GetProperty("amount").GetInt32());
        Assert.Equal("ORDER_DISPUTE_OPEN", await CodesAsync(Buyer, "openDispute", Disputing(order.Id)));
        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "replyToDispute", new { disputeId = id, words = "不是我们的" }));
        Assert.Equal("", await CodesAsync(Owner, "replyToDispute", new { disputeId = id, words = "已补发" }));
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Arbiter, "decideDispute", new { disputeId = id, outcome = "FOR_BUYER", words = "属实" }));
        Assert.Equal("", await CodesAsync(Buyer, "escalateDispute", new { disputeId = id, words = "没有收到" }));
        Assert.Equal(
            "refundLines DISPUTE_REFUND", CodesOf(await PayloadAsync(Arbiter, "decideDispute", Deciding(id, "FOR_MERCHANT", (1, 1)), details: "... on InvalidInputError { field rule }")));
        Assert.Equal("REFUND_TOO_LARGE", await CodesAsync(Arbiter, "decideDispute", Deciding(id, "FOR_BUYER", (1, 4))));
        Assert.Equal("", await CodesAsync(Arbiter, "decideDispute", Deciding(id, "COMPROMISE", (1, 2))));
        Assert.Equal((2000, RefundReason.DisputeDecided), Assert.Single(await RefundsAsync(order.Id)) is var refund ? (refund.AmountTotal, refund.Reason) : default);
        var dispute = await NodeAsync(Buyer, id, "DisputeCase", "status outcome dueAt refund { amount { amount } } statements { nodes { side words } }");
        Assert.Equal(
            """{"status":"DECIDED","outcome":"COMPROMISE","dueAt":null,"refund":{"amount":{"amount":2000}},"statements":{"nodes":[{"side":"BUYER","words":"少了一件"},{"side":"MERCHANT","words":"已补发"},{"side":"BUYER","words":"没有收到"},{"side":"PLATFORM","words":"折中"}]}}""",
            dispute.GetRawText());
        await using var db = Open();
        var events = await EventsOfAsync((await db.Disputes.SingleAsync()).Id.Value);
        Assert.Equal((1, 2, 1), (events["orders.dispute-opened"], events["orders.dispute-moved"], events["orders.dispute-decided"]));
        // What is over can be disputed again.
        Assert.Equal("", await CodesAsync(Buyer, "openDispute", Disputing(order.Id)));
    }

    /// <summary>Who says nothing in a dispute leaves it to the platform, or has accepted (ORD-13); two that are opened at once are one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Silence_in_a_dispute(DatabaseKind on)
    {
        await StartAsync(on);
        var (silent, accepted) = (Make(OrderStatus.Shipped), Make(OrderStatus.Shipped));
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CodesAsync(Buyer, "openDispute", Disputing(silent.Id))));
        Assert.Equal(1, codes.Count(c => c == ""));
        Assert.All(codes, c => Assert.True(c is "" or "ORDER_DISPUTE_OPEN", c));
        var id = (await PayloadAsync(Buyer, "openDispute", Disputing(accepted.Id), "dispute { id }")).GetProperty("dispute").GetProperty("id").GetString()!;
        Assert.Equal("", await CodesAsync(Owner, "replyToDispute", new { disputeId = id, words = "已补发" }));
        Opened.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, (await Opened.RunJobAsync("orders.dispute-deadlines")).Counts["stepped"]);
        Assert.Equal(0, (await Opened.RunJobAsync("orders.dispute-deadlines")).Counts["stepped"]);
        await using var db = Open();
        var statuses = await db.Disputes.ToDictionaryAsync(d => d.OrderId, d => (d.Status, d.Outcome));
        Assert.Equal((DisputeStatus.Arbitration, null), statuses[silent.Id]);
        Assert.Equal((DisputeStatus.Decided, DisputeOutcome.Withdrawn), statuses[accepted.Id]);
        Opened.Clock.Advance(TimeSpan.FromDays(40));
        var old = Make(OrderStatus.Completed, Samples.Placed(at: Opened.Clock.Now.AddDays(-31)));
        Assert.Equal("TIME_IS_OVER", await CodesAsync(Buyer, "openDispute", Disputing(old.Id)));
    }

    /// <summary>A line is reviewed once, everybody reads it under a masked name, the shop counts it, and the merchant's score hears of it (ORD-15, MER-06).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_review_and_what_becomes_of_it(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Completed);
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Buyer, "reviewOrder", Reviewing(Make(OrderStatus.Shipped).Id, 1, 5)));
        Assert.Equal("goodsStars STARS", CodesOf(await PayloadAsync(Buyer, "reviewOrder", Reviewing(order.Id, 1, 6), details: "... on InvalidInputError { field rule }")));
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CodesAsync(Buyer, "reviewOrder", Reviewing(order.Id, 1, 5))));
        Assert.Equal(1, codes.Count(c => c == ""));
        Assert.All(codes, c => Assert.True(c is "" or "ALREADY_REVIEWED", c));
        Assert.Equal("", await CodesAsync(Buyer, "reviewOrder", Reviewing(order.Id, 2, 2)));

        const string Shown = "query($m: ID!) { orderReviews { totalCount nodes { id goodsStars words answer } } node(id: $m) { ... on Merchant { rating { count goodsStars goods } reviews { totalCount } } } }";
        var shown = await AskAsync(TestCaller.Anonymous, Shown, new { m = IdOf(Samples.First) });
        Assert.Equal("""{"rating":{"count":2,"goodsStars":7,"goods":3.50},"reviews":{"totalCount":2}}""", shown.GetProperty("node").GetRawText().Replace("3.5}", "3.50}", StringComparison.Ordinal));
        var id = shown.GetProperty("orderReviews").GetProperty("nodes")[0].GetProperty("id").GetString()!;

        Assert.Equal("", await CodesAsync(Owner, "answerReview", new { reviewId = id, words = "抱歉" }));
        Assert.Equal("ALREADY_SAID", await CodesAsync(Owner, "answerReview", new { reviewId = id, words = "再次抱歉" }));
        Assert.Equal("", await CodesAsync(Buyer, "followUpReview", new { reviewId = id, words = "洗后褪色" }));
        Assert.Equal("AUTH_NOT_AUTHORIZED", await CodesAsync(OtherBuyer, "followUpReview", new { reviewId = id, words = "我也是" }));
        Assert.Equal("", await CodesAsync(Arbiter, "hideReview", new { reviewId = id, reason = "含联系方式" }));
        foreach (var (caller, count) in new[] { (TestCaller.Anonymous, 1), (OtherBuyer, 1), (Other, 1), (Buyer, 2), (Owner, 2), (Arbiter, 2) })
            Assert.Equal(count, (await AskAsync(caller, "{ orderReviews { totalCount } }")).GetProperty("orderReviews").GetProperty("totalCount").GetInt32());
        Assert.Equal(1, (await AskAsync(Buyer, Shown, new { m = IdOf(Samples.First) })).GetProperty("node").GetProperty("rating").GetProperty("count").GetInt32());

        // Its author is erased: the words are gone, the stars stay (ACC-03).
        await Opened.Services.GetServices<IPersonalData>().Single(d => d.Module == "Orders").EraseAsync(DemoUsers.Buyer.Id, default);
        var erased = await NodeAsync(Owner, id, "OrderReview", "goodsStars words followUp answer");
        Assert.Equal("""{"goodsStars":2,"words":null,"followUp":null,"answer":"抱歉"}""", erased.GetRawText());
    }

    /// <summary>The stars of a review, rounded half up, and a line's own id: the merchant's score hears of each once (MER-06).</summary>
    [Fact]
    public void What_the_score_is_told()
    {
        var order = Samples.Placed();
        order.Lead(OrderStatus.Completed);
        foreach (var (stars, mean) in new[] { ((5, 5, 5), 5), ((5, 4, 4), 4), ((5, 5, 4), 5), ((1, 1, 2), 1), ((1, 2, 2), 2), ((1, 1, 1), 1) })
        {
            var review = OrderReview.Give(new(Guid.CreateVersion7()), order, order.Lines[0], stars, null, Samples.Buyer, Samples.Monday);
            var told = Assert.IsType<BuyerRatingGiven>(review.TakeNewEvents()[^1].Event);
            Assert.Equal((mean, review.Id.Value, order.MerchantId), (told.Stars, told.Rating, told.Merchant));
            Assert.Equal(told.OrderLine, Assert.IsType<BuyerRatingGiven>(OrderReview.Give(new(Guid.CreateVersion7()), order, order.Lines[0], stars, null, Samples.Buyer, Samples.Monday).TakeNewEvents()[^1].Event).OrderLine);
            Assert.NotEqual(told.OrderLine, Assert.IsType<BuyerRatingGiven>(OrderReview.Give(new(Guid.CreateVersion7()), order, order.Lines[1], stars, null, Samples.Buyer, Samples.Monday).TakeNewEvents()[^1].Event).OrderLine);
        }
    }

    /// <summary>Asked, answered, asked again and closed, with events for a service desk (ORD-14).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_question_about_an_order(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Paid);
        var id = (await PayloadAsync(Buyer, "openOrderTicket", new { orderId = IdOf(order.Id), kind = "DELIVERY", words = "何时发货？" }, "ticket { id }")).GetProperty("ticket").GetProperty("id").GetString()!;
        Assert.Equal("NOT_FOUND", await CodesAsync(OtherBuyer, "openOrderTicket", new { orderId = IdOf(order.Id), kind = "DELIVERY", words = "何时发货？" }));
        Assert.Equal("", await CodesAsync(Owner, "answerOrderTicket", new { ticketId = id, words = "今天" }));
        Assert.Equal("", await CodesAsync(Buyer, "askOrderTicketAgain", new { ticketId = id, words = "还没有" }));
        Assert.Equal("", await CodesAsync(Arbiter, "answerOrderTicket", new { ticketId = id, words = "已催促" }));
        Assert.Equal("", await CodesAsync(Buyer, "closeOrderTicket", new { ticketId = id }));
        var told = await NodeAsync(Buyer, id, "OrderTicket", "status statements { nodes { side words } }");
        Assert.Equal(
            """{"status":"CLOSED","statements":{"nodes":[{"side":"BUYER","words":"何时发货？"},{"side":"MERCHANT","words":"今天"},{"side":"BUYER","words":"还没有"},{"side":"PLATFORM","words":"已催促"}]}}""",
            told.GetRawText());
        await using var db = Open();
        var events = await EventsOfAsync((await db.Tickets.SingleAsync()).Id.Value);
        Assert.Equal((1, 4), (events["orders.order-ticket-opened"], events["orders.order-ticket-moved"]));
        foreach (var caller in new[] { Other, OtherBuyer })
            Assert.Equal(JsonValueKind.Null, (await AskAsync(caller, "query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node").ValueKind);
    }

    private async Task<JsonElement> NodeAsync(TestCaller caller, string id, string type, string fields) =>
        (await AskAsync(caller, $"query($id: ID!) {{ node(id: $id) {{ ... on {type} {{ {fields} }} }} }}", new { id })).GetProperty("node");

    private static object Disputing(OrderId order) => new { orderId = IdOf(order), ground = "GOODS", words = "少了一件" };

    private static object Deciding(string dispute, string outcome, params (int Number, int Quantity)[] lines) =>
        new { disputeId = dispute, outcome, words = "折中", refundLines = lines.Select(l => new { number = l.Number, quantity = l.Quantity }).ToArray() };

    private static object Reviewing(OrderId order, int line, int goods) => new { orderId = IdOf(order), lineNumber = line, goodsStars = goods, serviceStars = 4, deliveryStars = 4, words = "很好" };
}
