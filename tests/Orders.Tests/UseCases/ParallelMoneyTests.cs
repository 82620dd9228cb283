using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;
using Orders.PayOrder;
using Orders.RefundOrder;

namespace Orders.Tests.UseCases;

/// <summary>Whoever comes at the same moment: money is never lost and never given twice (ORD-07, ORD-08, ORD-11).</summary>
public sealed class ParallelMoneyTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_payment_cancellation_and_expiry_one_ends_the_wait(DatabaseKind on)
    {
        await StartAsync(on);
        var ends = new List<OrderStatus>();
        for (var round = 0; round < 12; round++)
        {
            var order = Make(OrderStatus.PendingPayment);
            var reference = await PayAsync(IdOf(order.Id));
            Opened.Clock.Advance(TimeSpan.FromMinutes(30));
            Func<Task>[] all =
            [
                async () => Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 3666)),
                () => CodesAsync(Buyer, "cancelOrder", new { orderId = IdOf(order.Id) }),
                () => Opened.RunJobAsync("orders.expire-unpaid"),
                async () => Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 3666)),
                () => CodesAsync(Buyer, "cancelOrder", new { orderId = IdOf(order.Id), expectedVersion = order.Version }),
            ];
            await Task.WhenAll(all.Select((a, i) => Task.Run(all[(i + round) % all.Length])));

            var after = await ReadAsync(order.Id);
            var refunds = await RefundsAsync(order.Id);
            ends.Add(after.Status);
            // What was captured is with the order or on its way back.
            Assert.Equal(after.Status == OrderStatus.Paid ? 0 : 3666, refunds.Sum(r => r.AmountTotal));
            Assert.Equal(after.RefundedAmount, refunds.Where(r => r.IsOfOrder).Sum(r => r.AmountTotal));
            Assert.True(refunds.Count <= 1, $"{refunds.Count} refunds in round {round}");
            var (events, stock) = (await EventsOfAsync(order.Id.Value), await EventsOfAsync(order.Reservation.Value));
            Assert.Equal(after.Status == OrderStatus.Paid ? 0 : 1, stock.GetValueOrDefault("catalogue.reservation-released"));
            Assert.Equal(events.GetValueOrDefault("orders.order-paid"), stock.GetValueOrDefault("catalogue.reservation-secured"));
            Assert.Equal(after.PaidAt is null ? 0 : 1, events.GetValueOrDefault("orders.order-paid"));
            Assert.Equal(after.Status == OrderStatus.Paid ? 0 : 1, events.GetValueOrDefault("orders.order-cancelled") + events.GetValueOrDefault("orders.order-expired"));
        }

        Assert.True(ends.Distinct().Count() > 1 || on == DatabaseKind.Sqlite, string.Join(' ', ends));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reports_of_several_payments_at_once_pay_the_order_once(DatabaseKind on)
    {
        await StartAsync(on);
        for (var round = 0; round < 4; round++)
        {
            var order = Make(OrderStatus.PendingPayment);
            var references = new[] { await PayAsync(IdOf(order.Id)), await PayAsync(IdOf(order.Id)), await PayAsync(IdOf(order.Id)) };
            var answers = await Task.WhenAll(references.SelectMany(r => new[] { r, r }).Select(r => Task.Run(() => ReportAsync(r, 3666))));
            Assert.All(answers, a => Assert.Equal(CallbackAnswer.Accepted, a));
            var refunds = await RefundsAsync(order.Id);
            Assert.Equal((OrderStatus.Paid, 2), ((await ReadAsync(order.Id)).Status, refunds.Count));
            Assert.Equal(2, refunds.DistinctBy(r => r.PaymentId).Count());
            Assert.DoesNotContain(refunds, r => r.PaymentId == ReadAsync(order.Id).Result.PaymentId);
            Assert.All(refunds, r => Assert.Equal((RefundReason.PaidInVain, 3666), (r.Reason, r.AmountTotal)));
            Assert.Equal(1, (await EventsOfAsync(order.Id.Value))["orders.order-paid"]);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refunds_at_once_give_back_what_was_paid_and_no_more(DatabaseKind on)
    {
        await StartAsync(on);
        foreach (var quantity in new[] { 7, 3, 1 })
        {
            var order = Make(OrderStatus.Shipped, Samples.Placed([(143, 7)], at: Opened.Clock.Now));
            var given = 0;
            do
            {
                var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => CodesAsync(Owner, "refundOrder", Refunding(order, quantity)))));
                Assert.All(codes, c => Assert.True(c is "" or "EDIT_CONFLICT" or "REFUND_TOO_LARGE" or "ALREADY_REFUNDED", c));
                Assert.True(quantity < 7 || codes.Count(c => c == "") == 1, string.Join(' ', codes));
                given += codes.Count(c => c == "");
                Assert.True(codes.Contains("") || given == 7 / quantity, string.Join(' ', codes));
            }
            while (given < 7 / quantity);
            var (after, refunds) = (await ReadAsync(order.Id), await RefundsAsync(order.Id));
            Assert.Equal((given, given * quantity), (refunds.Count, after.Lines[0].RefundedQuantity));
            Assert.Equal(after.RefundedAmount, refunds.Sum(r => r.AmountTotal));
            Assert.Equal(given * quantity * 143, after.RefundedAmount);
            // Sent by several processes at a time, each is told once.
            var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Opened.RunJobAsync("orders.send-refunds"))));
            Assert.Equal(given, runs.Sum(r => r.Counts["refunded"]));
            Assert.Equal(given, (await EventsOfAsync(order.Id.Value))["orders.order-refunded"]);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_key_gives_money_back_once(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Shipped);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => PayloadAsync(Owner, "refundOrder", Refunding(order, 1), "refund { id }", key: "k"))));
        Assert.All(answers, a => Assert.Equal(answers[0].GetRawText(), a.GetRawText()));
        Assert.Equal(1000, Assert.Single(await RefundsAsync(order.Id)).AmountTotal);

        // Without a key nothing moves that costs.
        foreach (var (by, mutation, input) in new (TestCaller, string, object)[]
        {
            (Owner, "refundOrder", Refunding(order, 1)), (Buyer, "cancelOrder", new { orderId = IdOf(order.Id) }), (Owner, "declineOrder", new { orderId = IdOf(order.Id), reason = "x" }),
            (Buyer, "payOrder", new { orderId = IdOf(order.Id), provider = "sandbox" }),
        })
        {
            var refused = await Opened.ExecuteAsync(by, Document(mutation, "__typename", key: null), new { input });
            Assert.Equal("IDEMPOTENCY_KEY_REQUIRED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    /// <summary>A parcel and a cancellation, a parcel and a hold: not both.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_shipment_and_cancellation_one_wins(DatabaseKind on)
    {
        await StartAsync(on);
        for (var round = 0; round < 6; round++)
        {
            var order = Make(OrderStatus.Confirmed);
            var codes = await Task.WhenAll(
                Task.Run(() => CodesAsync(Owner, "shipOrder", new { orderId = IdOf(order.Id), carrier = "sf", trackingNumber = "SF1" })),
                Task.Run(() => CodesAsync(Buyer, "cancelOrder", new { orderId = IdOf(order.Id) })),
                Task.Run(() => CodesAsync(Owner, "shipOrder", new { orderId = IdOf(order.Id), carrier = "sf", trackingNumber = "SF2" })));
            Assert.Equal(1, codes.Count(c => c == ""));
            var (after, stock) = (await ReadAsync(order.Id), await EventsOfAsync(order.Reservation.Value));
            Assert.Equal(after.Status == OrderStatus.Cancelled ? (1, 0, 1) : (0, 1, 0), (
                stock.GetValueOrDefault("catalogue.reservation-released"), stock.GetValueOrDefault("catalogue.reserved-stock-dispatched"), (await RefundsAsync(order.Id)).Count));
        }
    }

    /// <summary>A provider that is down keeps nobody from the money that another one gives back, and is told again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_refund_that_fails_stops_no_other(DatabaseKind on)
    {
        var moody = new MoodyProvider();
        await StartAsync(on, s => s.AddSingleton<IPaymentProvider>(moody));
        var (first, second) = (Samples.Placed(at: Opened.Clock.Now.AddMinutes(-1)), Samples.Placed(at: Opened.Clock.Now));
        var made = first.Lead(OrderStatus.Cancelled);
        await using (var db = Open())
        {
            db.AddRange(made);
            db.Entry(made.OfType<Payment>().Single()).Property(p => p.Provider).CurrentValue = "moody";
            await db.SaveChangesAsync();
        }

        Make(OrderStatus.Cancelled, second);
        await Assert.ThrowsAsync<JobFailedException>(() => Opened.RunJobAsync("orders.send-refunds"));
        Assert.Equal((RefundStatus.Requested, RefundStatus.Done), ((await RefundsAsync(first.Id))[0].Status, (await RefundsAsync(second.Id))[0].Status));
        moody.IsDown = false;
        Assert.Equal(0, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        Opened.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, (await Opened.RunJobAsync("orders.send-refunds")).Counts["refunded"]);
        Assert.Equal((await RefundsAsync(first.Id))[0].Id, Assert.Single(moody.Told));
    }

    /// <summary>As many as are sent at a time may be stuck: those behind them come in the next run, and the stuck ones are told again ever more seldom.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Refunds_that_are_stuck_starve_no_other(DatabaseKind on)
    {
        const int atATime = 3;
        var moody = new MoodyProvider();
        await StartAsync(on, s => s.AddSingleton<IPaymentProvider>(moody));
        await using (var db = Open())
        {
            for (var i = 0; i < atATime; i++)
            {
                var made = Samples.Placed(at: Opened.Clock.Now.AddMinutes(-1)).Lead(OrderStatus.Cancelled);
                db.AddRange(made);
                db.Entry(made.OfType<Payment>().Single()).Property(p => p.Provider).CurrentValue = moody.Code;
            }

            await db.SaveChangesAsync();
        }

        var late = Make(OrderStatus.Cancelled);
        Assert.Equal((0, atATime), await RunAsync());
        Assert.Equal((1, 0), await RunAsync());
        Assert.Equal(RefundStatus.Done, Assert.Single(await RefundsAsync(late.Id)).Status);

        Opened.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((0, atATime), await RunAsync());
        moody.IsDown = false;
        foreach (var (seconds, count) in new[] { (19, 0), (1, atATime) })
        {
            Opened.Clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Equal((count, 0), await RunAsync());
        }

        Assert.Equal(atATime, moody.Told.Distinct().Count());

        async Task<(long Refunded, long Failed)> RunAsync()
        {
            await using var scope = Opened.As();
            var run = new JobRun("orders.send-refunds", Opened.Clock.Now, 1, 1);
            var failure = await Record.ExceptionAsync(() => scope.ServiceProvider.GetRequiredService<SendRefunds>().RunAsync(run, atATime, default));
            Assert.Equal(run.Counts["failed"] > 0, failure is JobFailedException);
            return (run.Counts["refunded"], run.Counts["failed"]);
        }
    }

    private static object Refunding(Order order, int quantity) => new
    {
        orderId = IdOf(order.Id), reasonCode = "FAULTY_GOODS", reasonText = "开线", lines = new[] { new { number = 1, quantity } },
    };
}
