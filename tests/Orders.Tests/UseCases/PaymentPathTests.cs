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

/// <summary>Payments that come late, twice, after a failure, or for what is not there (ORD-10 to ORD-12): each ends in the one right state, and no money is just kept.</summary>
public sealed class PaymentPathTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Not_paid_in_time_and_paid_after_all(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var shirt = await SellAsync(1000, 20);
        var id = await PlaceAsync((shirt, 2));
        var reference = await PayAsync(id);
        Assert.Equal(0, (await Opened.RunJobAsync("orders.expire-unpaid")).Counts["expired"]);
        Opened.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(1, (await Opened.RunJobAsync("orders.expire-unpaid")).Counts["expired"]);
        Assert.Equal(0, (await Opened.RunJobAsync("orders.expire-unpaid")).Counts["expired"]);
        await UntilAsync(async () => await StockAsync(shirt) == (20, 0));

        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 2000));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 2000));
        var order = await ReadAsync(OrderOf(id));
        Assert.Equal((OrderStatus.Expired, 0, null), (order.Status, order.RefundedAmount, order.PaidAt));
        var refund = Assert.Single(await RefundsAsync(order.Id));
        Assert.Equal((2000, RefundReason.PaidInVain, 0), (refund.AmountTotal, refund.Reason, refund.Lines.Count));
        Assert.Equal(1, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        var events = await EventsOfAsync(order.Id.Value);
        Assert.False(events.ContainsKey("orders.order-refunded"));
        Assert.Equal(1, events["orders.payment-returned"]);
        Assert.Equal("ILLEGAL_TRANSITION", await CodesAsync(Buyer, "payOrder", new { orderId = id, provider = "sandbox" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_second_payment_of_an_order_goes_back(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.PendingPayment);
        var (one, two, three) = (await PayAsync(IdOf(order.Id)), await PayAsync(IdOf(order.Id)), await PayAsync(IdOf(order.Id)));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(three, 3666, succeeded: false));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(two, 3666));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(one, 3666));
        Assert.Equal((OrderStatus.Paid, 0), ((await ReadAsync(order.Id)).Status, (await ReadAsync(order.Id)).RefundedAmount));
        var refund = Assert.Single(await RefundsAsync(order.Id));
        Assert.Equal((3666, RefundReason.PaidInVain), (refund.AmountTotal, refund.Reason));
        var payments = await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { payments { reference status } } }", new { id = IdOf(order.Id) });
        Assert.Equal(
            [(one, "SUCCEEDED"), (two, "SUCCEEDED"), (three, "FAILED")],
            payments.GetProperty("order").GetProperty("payments").EnumerateArray().Select(p => (p.GetProperty("reference").GetString()!, p.GetProperty("status").GetString()!)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Money_after_a_failure_goes_back(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.PendingPayment);
        var reference = await PayAsync(IdOf(order.Id));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 3666, succeeded: false));
        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 3666));
        Assert.Equal((OrderStatus.PendingPayment, 0), ((await ReadAsync(order.Id)).Status, (await ReadAsync(order.Id)).RefundedAmount));
        var refund = Assert.Single(await RefundsAsync(order.Id));
        Assert.Equal((3666, RefundReason.PaidInVain), (refund.AmountTotal, refund.Reason));
        Assert.Equal(1, (await EventsOfAsync(refund.PaymentId.Value))["orders.payment-mismatched"]);
        Assert.Equal(1, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        Assert.Equal(1, (await EventsOfAsync(order.Id.Value))["orders.payment-returned"]);
        Assert.Equal(["orders.payment-returned"], await NoticesAsync(new PaymentReturned(order.Id, order.MerchantId, refund.PaymentId, refund.Id, 3666, Money.Yuan), DemoUsers.Buyer.Id));

        // The buyer pays again, as he was told that nothing was paid.
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(IdOf(order.Id)), 3666));
        Assert.Equal(OrderStatus.Paid, (await ReadAsync(order.Id)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_payment_that_does_not_fit_reaches_finance(DatabaseKind on)
    {
        await StartAsync(on);
        var (little, foreign, good) = (Make(OrderStatus.PendingPayment), Make(OrderStatus.PendingPayment, Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now)), Make(OrderStatus.PendingPayment));
        foreach (var (order, amount, currency) in new[] { (little, 3665L, "CNY"), (foreign, 3666, "a currency that nobody has ever heard of, and a long one"), (good, 3666, "CNY") })
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(await PayAsync(IdOf(order.Id)), amount, currency: currency));
        foreach (var (caller, seen) in new[]
        {
            (Opened.CallerOf(DemoUsers.Finance), $"{foreign.Number} 3666 a currency that nobody has ever heard of {little.Number} 3665 CNY"), (Owner, $"{little.Number} 3665 CNY"), (OtherBuyer, ""),
        })
        {
            var payments = (await AskAsync(caller, "{ payments(where: { status: { eq: MISMATCHED } }) { nodes { amount { amount } received { amount currency } order { number } } } }")).GetProperty("payments").GetProperty("nodes");
            Assert.Equal(seen, string.Join(' ', payments.EnumerateArray().OrderByDescending(p => p.GetProperty("received").GetProperty("amount").GetInt32())
                .Select(p => $"{p.GetProperty("order").GetProperty("number")} {p.GetProperty("received").GetProperty("amount")} {p.GetProperty("received").GetProperty("currency")}")));
        }

        Assert.Equal(2, (await AskAsync(Owner, "{ payments { totalCount } }")).GetProperty("payments").GetProperty("totalCount").GetInt32());
        await using var scope = Opened.As();
        var notice = Assert.Single(await scope.ServiceProvider.GetRequiredService<OrderNotices>().NoticesOfAsync(new PaymentMismatched(new(Guid.NewGuid()), little.Id, little.MerchantId, 3666, "CNY", 3665, "CNY"), default));
        Assert.Equal(new HeldPermission(OrdersPermissions.Refund, null), Assert.Single(notice.To.Permissions));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_sold_out_when_the_payment_came_is_refunded(DatabaseKind on)
    {
        await StartAsync(on);
        var (paid, shipped) = (Make(OrderStatus.Paid), Make(OrderStatus.Shipped));
        foreach (var order in new[] { paid, paid, shipped })
            await HandleAsync<RefundSoldOut, ReservationLost>(new(order.Reservation, order.MerchantId));
        await HandleAsync<RefundSoldOut, ReservationLost>(new(CommandId.New(), paid.MerchantId));
        var after = await ReadAsync(paid.Id);
        Assert.Equal((OrderStatus.Cancelled, 3666), (after.Status, after.RefundedAmount));
        Assert.Equal([(3666, RefundReason.SoldOut)], (await RefundsAsync(paid.Id)).Select(r => (r.AmountTotal, r.Reason)));
        Assert.Equal(OrderStatus.Shipped, (await ReadAsync(shipped.Id)).Status);
        Assert.Empty(await RefundsAsync(shipped.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_payment_after_the_reservation_has_gone_and_the_goods_with_it(DatabaseKind on)
    {
        await StartAsync(on, settings: ("Modules:Orders:UnpaidMinutes", "600"));
        await Opened.StartUpAsync();
        var shirt = await SellAsync(1000, 2);
        var id = await PlaceAsync((shirt, 2));
        var reference = await PayAsync(id);
        Opened.Clock.Advance(TimeSpan.FromMinutes(46));
        await Opened.RunJobAsync("catalogue.expire-reservations");
        var quick = await PlaceAsync((shirt, 1));
        Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 2000));
        await UntilAsync(async () => (await ReadAsync(OrderOf(id))).Status == OrderStatus.Cancelled);
        Assert.Equal([(2000, RefundReason.SoldOut)], (await RefundsAsync(OrderOf(id))).Select(r => (r.AmountTotal, r.Reason)));
        Assert.Equal((2, 1), await StockAsync(shirt));
        Assert.Equal(OrderStatus.PendingPayment, (await ReadAsync(OrderOf(quick))).Status);
    }

    private async Task<IEnumerable<string>> NoticesAsync(PaymentReturned happened, Guid to)
    {
        await using var scope = Opened.As();
        var notices = await scope.ServiceProvider.GetRequiredService<OrderNotices>().NoticesOfAsync(happened, default);
        return notices.Where(n => n.To.Users.Contains(to)).Select(n => n.Kind.Code);
    }
}
