using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.Notices;

namespace Orders.Tests.Fulfilment;

/// <summary>A merchant's steps have their times (ORD-02, ORD-04): late ones are noted and told once, and what Risk holds does not count against it.</summary>
public sealed class TimesTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_step_that_is_late_is_noted_and_told_once(DatabaseKind on)
    {
        await StartAsync(on, settings: ("Modules:Orders:BreachGraceMinutes", "10"));
        var order = Make(OrderStatus.Paid);
        var held = Make(OrderStatus.Paid, Samples.Placed(verdict: ScreeningVerdict.BlockAndReview, at: Opened.Clock.Now));
        Make(OrderStatus.Shipped);
        foreach (var (minutes, noted) in new[] { (24 * 60, 0), (10, 0), (1, 1), (60, 0) })
        {
            Opened.Clock.Advance(TimeSpan.FromMinutes(minutes));
            var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Opened.RunJobAsync("orders.note-overdue"))));
            Assert.Equal(noted, runs.Sum(r => r.Counts.GetValueOrDefault("overdue")));
        }

        var shown = (await AskAsync(Owner, "query($id: ID!) { order(id: $id) { version isOverdue dueAt breachAt breaches { step dueAt } } }", new { id = IdOf(order.Id) })).GetProperty("order");
        Assert.Equal((1, true, "CONFIRM"), (shown.GetProperty("version").GetInt32(), shown.GetProperty("isOverdue").GetBoolean(), shown.GetProperty("breaches")[0].GetProperty("step").GetString()));
        Assert.Equal(order.PaidAt!.Value.AddHours(24).AddMinutes(10), shown.GetProperty("breachAt").GetDateTime().ToUniversalTime());
        Assert.False((await AskAsync(Owner, "query($id: ID!) { order(id: $id) { isOverdue breachAt } }", new { id = IdOf(held.Id) })).GetProperty("order").GetProperty("isOverdue").GetBoolean());

        // The other step has its own time, and what is late is late once for each.
        Assert.Equal("", await CodesAsync(Owner, "confirmOrder", new { orderId = IdOf(order.Id) }));
        Opened.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, (await Opened.RunJobAsync("orders.note-overdue")).Counts["overdue"]);
        Assert.Equal(2, (await EventsOfAsync(order.Id.Value))["orders.order-overdue"]);
        Assert.False((await EventsOfAsync(held.Id.Value)).ContainsKey("orders.order-overdue"));

        await using var scope = Opened.As();
        var notices = (INotifier<OrderOverdue>)ActivatorUtilities.CreateInstance<FulfilmentNotices>(scope.ServiceProvider);
        var notice = Assert.Single(await notices.NoticesOfAsync(new(order.Id, order.MerchantId, "SHIP", Opened.Clock.Now), default));
        Assert.Contains(notice.To.Permissions, p => p.MerchantId == Samples.First.Value && p.Permission == OrdersPermissions.Confirm);
        Assert.Contains("Ship", notice.Kind.TextOf(notice.Arguments), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>However often it is held, before the payment and after, its merchant has the whole of its time.</summary>
    [Fact]
    public void What_is_held_stands_still()
    {
        var order = Samples.Placed(verdict: ScreeningVerdict.BlockAndReview);
        var paid = Samples.Monday.AddMinutes(20);
        Assert.True(order.TakePayment(Samples.Begun(order), paid, Samples.Options));
        order.Release(paid.AddHours(5));
        Assert.Equal((paid.AddHours(29), paid.AddHours(53), paid.AddHours(29)), (order.ConfirmBy, order.ShipBy, order.DueAt));
        Assert.Null(order.Confirm(Samples.Owner, paid.AddHours(6)));
        Assert.Equal((order.ShipBy, paid.AddHours(6)), (order.DueAt, order.ConfirmedAt));
        order.Hold(paid.AddHours(7));
        order.Release(paid.AddHours(10));
        // What was confirmed was confirmed by its time as it was.
        Assert.Equal((paid.AddHours(29), paid.AddHours(56), paid.AddHours(56)), (order.ConfirmBy, order.ShipBy, order.DueAt));
        order.Send([(1, 1)], paid.AddHours(11));
        Assert.NotNull(order.DueAt);
        order.Send(at: paid.AddHours(12));
        Assert.Null(order.DueAt);
        order.Hold(paid.AddHours(13));
        order.Release(paid.AddHours(20));
        Assert.Equal((null, paid.AddHours(56)), (order.DueAt, order.ShipBy));
        foreach (var end in new[] { OrderStatus.Cancelled, OrderStatus.Expired, OrderStatus.PendingPayment })
        {
            var other = Samples.Placed();
            other.Lead(end);
            Assert.Null(other.DueAt);
        }
    }
}
