using System.Text.Json;
using Catalogue.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Tests.Baskets;

/// <summary>Baskets of several merchants (ORD-01): an order for each merchant and currency, all or none, one payment for all of them, and each goes its own way.</summary>
public sealed class PlaceOrdersTests : BasketTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_quote_is_what_the_orders_cost_and_changes_nothing(DatabaseKind on)
    {
        await StartAsync(on);
        var (shirt, sock, theirs, foreign) = (await SellAsync(1000, 5), await SellAsync(333, 5), await SellAsync(250, 3, isOfSecond: true), await SellAsync(777, 2, currency: "USD"));
        var wanted = new[] { (shirt, 2), (theirs, 3), (sock, 1), (foreign, 1) };
        var quote = await QuoteAsync(Lines(wanted));
        Assert.Equal("2333 CNY: 0 2, 750 CNY: 1, 777 USD: 3", string.Join(", ", quote.GetProperty("orders").EnumerateArray().Select(o =>
            $"{o.GetProperty("total").GetProperty("amount")} {o.GetProperty("total").GetProperty("currency")}: {string.Join(' ', o.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("index").GetInt32()))}")));
        Assert.Equal("""[{"amount":3083,"currency":"CNY"},{"amount":777,"currency":"USD"}]""", quote.GetProperty("totals").GetRawText());
        Assert.True(quote.GetProperty("isPlaceable").GetBoolean());
        Assert.Equal((5, 0), await StockAsync(shirt));

        var group = await PlacedAsync(Placing(wanted));
        Assert.Equal([2333, 750, 777], group.Orders.Select(o => o.Total));
        Assert.Equal(((5, 2), (5, 1), (3, 3)), (await StockAsync(shirt), await StockAsync(sock), await StockAsync(theirs, Other)));

        // All that stands against another one is told, by line; demand for one variant is counted together.
        var unknown = IdOf(new VariantId(Guid.NewGuid()));
        var against = await QuoteAsync(new object[]
        {
            new { variantId = shirt, quantity = 2 }, new { variantId = unknown, quantity = 1 }, new { variantId = shirt, quantity = 2, expectedPrice = new { amount = 999 } }, new { variantId = sock, quantity = 0 },
        });
        Assert.Equal(
            "0 OUT_OF_STOCK 3, 1 NOT_FOR_SALE , 2 OUT_OF_STOCK 3, 2 PRICE_CHANGED , 3 ORDER_QUANTITY ",
            string.Join(", ", against.GetProperty("problems").EnumerateArray().Select(p => $"{p.GetProperty("index")} {p.GetProperty("code").GetString()} {p.GetProperty("available")}")));
        Assert.False(against.GetProperty("isPlaceable").GetBoolean());
        await using var db = Open();
        Assert.Equal(3, await db.Orders.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Under_one_key_there_is_one_group_and_what_is_refused_leaves_nothing(DatabaseKind on)
    {
        var screening = new Screening();
        await StartAsync(on, screening);
        var (mine, theirs) = (await SellAsync(1000, 50), await SellAsync(250, 3, isOfSecond: true));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PayloadAsync(Buyer, "placeOrders", Placing((mine, 2), (theirs, 1)), "group { id orders { id } }", key: "k"))));
        Assert.Equal("", CodesOf(answers[0]));
        Assert.All(answers, a => Assert.Equal(answers[0].GetRawText(), a.GetRawText()));
        Assert.Equal(((50, 2), (3, 1)), (await StockAsync(mine), await StockAsync(theirs, Other)));

        // The second part is refused, so is the first.
        var changed = new
        {
            lines = new object[] { new { variantId = mine, quantity = 1 }, new { variantId = theirs, quantity = 1, expectedPrice = new { amount = 1 } } },
            delivery = new { recipient = Samples.Recipient, phone = Samples.Phone, region = "上海市", street = Samples.Street },
        };
        foreach (var (input, code) in new (object, string)[]
        {
            (Placing((mine, 5), (theirs, 3)), "OUT_OF_STOCK"), (changed, "PRICE_CHANGED"), (Placing((mine, 1), (IdOf(new VariantId(Guid.NewGuid())), 1)), "NOT_FOR_SALE"),
        })
        {
            Assert.Equal(code, await CodesAsync(Buyer, "placeOrders", input));
            Assert.Equal(((50, 2), (3, 1)), (await StockAsync(mine), await StockAsync(theirs, Other)));
        }

        var said = 0;
        screening.Says = () => Interlocked.Increment(ref said) == 2 ? ScreeningVerdict.Decline : ScreeningVerdict.Approve;
        Assert.Equal("ORDER_DECLINED", await CodesAsync(Buyer, "placeOrders", Placing((mine, 1), (theirs, 1))));
        Assert.Equal(((50, 2), (3, 1)), (await StockAsync(mine), await StockAsync(theirs, Other)));
        await using var db = Open();
        Assert.Equal((2, 1), (await db.Orders.CountAsync(), await db.OrderGroups.CountAsync()));
        Assert.Contains("IDEMPOTENCY_KEY_REQUIRED", (await Opened.ExecuteAsync(Buyer, Document("placeOrders", "group { id }", null), new { input = Placing((mine, 1)) })).GetRawText(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_payment_pays_all_orders_but_those_that_were_cancelled(DatabaseKind on)
    {
        await StartAsync(on);
        var (mine, theirs, foreign) = (await SellAsync(1000, 50), await SellAsync(333, 50, isOfSecond: true), await SellAsync(777, 50, currency: "USD"));
        var group = await PlacedAsync(Placing((mine, 2), (theirs, 3), (foreign, 1)));
        Assert.Equal("currency SEVERAL_CURRENCIES", await GroupPayCodesAsync(group.Id, null));
        Assert.Equal("currency PAYMENT_CURRENCY", await GroupPayCodesAsync(group.Id, "EUR"));
        Assert.Equal("NOT_FOUND", await GroupPayCodesAsync(group.Id, "CNY", OtherBuyer));
        Assert.Equal("NOT_FOUND", await GroupPayCodesAsync(IdOf(new OrderGroupId(Guid.NewGuid())), "CNY"));
        var reference = await PayGroupAsync(group.Id, "CNY", 2);

        // A group's order is cancelled alone.
        Assert.Equal("", await CodesAsync(Buyer, "cancelOrder", new { orderId = group.Orders[1].Id }));
        // One part of it cannot be reported by itself, and all of it is booked once.
        Assert.Equal(CallbackAnswer.Senseless, await ReportAsync($"{reference}-1", 2000));
        for (var i = 0; i < 2; i++)
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 2999));
        var orders = new List<Order>();
        foreach (var (id, _, _) in group.Orders)
            orders.Add(await ReadAsync(OrderOf(id)));
        Assert.Equal([OrderStatus.Paid, OrderStatus.Cancelled, OrderStatus.PendingPayment], orders.Select(o => o.Status));
        var refund = Assert.Single(await RefundsAsync(orders[1].Id));
        Assert.Equal((RefundReason.PaidInVain, 999), (refund.Reason, refund.AmountTotal));
        Assert.Empty(await RefundsAsync(orders[0].Id));
        Assert.Equal((1, 0), ((await EventsOfAsync(orders[0].Id.Value)).GetValueOrDefault("orders.order-paid"), (await EventsOfAsync(orders[1].Id.Value)).GetValueOrDefault("orders.order-paid")));

        // What is left of it takes a payment of its own.
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayGroupAsync(group.Id, null, 1), 777, currency: "USD"));
        Assert.Equal(OrderStatus.Paid, (await ReadAsync(orders[2].Id)).Status);
        Assert.Equal("ILLEGAL_TRANSITION", await GroupPayCodesAsync(group.Id, null));
    }

    /// <summary>Whatever the provider has got for a group, every fen of it is booked once, and nothing is paid by less or more than it costs (ORD-11, ORD-12).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Another_amount_than_was_asked_for_pays_nothing_and_is_parted_to_the_fen(DatabaseKind on)
    {
        await StartAsync(on);
        var (mine, theirs) = (await SellAsync(1000, 50), await SellAsync(333, 50, isOfSecond: true));
        foreach (var (amount, currency) in new[] { (2998L, "CNY"), (3000, "CNY"), (0, "CNY"), (-5, "CNY"), (2999, "USD"), (1, "CNY") })
        {
            var group = await PlacedAsync(Placing((mine, 2), (theirs, 3)));
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayGroupAsync(group.Id, null, 2), amount, currency: currency));
            await using var db = Open();
            var ids = group.Orders.Select(o => OrderOf(o.Id)).ToList();
            var payments = await db.Payments.AsNoTracking().Where(p => ids.Contains(p.OrderId)).ToListAsync();
            Assert.Equal(amount, payments.Sum(p => p.AmountReceived));
            Assert.DoesNotContain(await db.Orders.Where(o => ids.Contains(o.Id)).Select(o => o.Status).ToListAsync(), s => s == OrderStatus.Paid && payments.Any(p => p.Status != PaymentStatus.Succeeded && p.AmountDue != p.AmountReceived));
        }

        // After the report that it has failed, the money goes back whole.
        var late = await PlacedAsync(Placing((mine, 1), (theirs, 1)));
        var reference = await PayGroupAsync(late.Id, null, 2);
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 0, succeeded: false));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 1333));
        foreach (var (id, _, total) in late.Orders)
            Assert.Equal((total, RefundReason.PaidInVain), (Assert.Single(await RefundsAsync(OrderOf(id))).AmountTotal, (await RefundsAsync(OrderOf(id)))[0].Reason));
    }

    /// <summary>A group is its buyer's; each merchant sees its own order alone.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_sees_its_own_order_of_a_group_alone(DatabaseKind on)
    {
        await StartAsync(on);
        var group = await PlacedAsync(Placing((await SellAsync(1000, 50), 2), (await SellAsync(333, 50, isOfSecond: true), 3)));
        foreach (var (caller, seen) in new[] { (Buyer, true), (Opened.CallerOf(DemoUsers.Finance), true), (Owner, false), (Other, false), (OtherBuyer, false), (TestCaller.Anonymous, false) })
        {
            var node = await AskAsync(caller, "query($id: ID!) { node(id: $id) { ... on OrderGroup { number orders { id } totals { amount currency } } } }", new { id = group.Id });
            Assert.Equal(seen, node.GetProperty("node").ValueKind == JsonValueKind.Object);
            if (seen)
                Assert.Equal((2, """[{"amount":2999,"currency":"CNY"}]"""), (node.GetProperty("node").GetProperty("orders").GetArrayLength(), node.GetProperty("node").GetProperty("totals").GetRawText()));
        }

        var own = await AskAsync(Owner, "{ orders { nodes { id group { number } } } }");
        Assert.Equal($$"""[{"id":"{{group.Orders[0].Id}}","group":null}]""", own.GetProperty("orders").GetProperty("nodes").GetRawText());
        Assert.Equal(1, (await AskAsync(Buyer, "{ myOrderGroups { totalCount } }")).GetProperty("myOrderGroups").GetProperty("totalCount").GetInt32());
    }
}
