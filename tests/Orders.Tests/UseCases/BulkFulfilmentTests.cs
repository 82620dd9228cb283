using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Tests.UseCases;

/// <summary>Fulfilment staff confirm, ship and deliver many orders at once (FE-06), and find one by its number or its parcel's (FE-08).</summary>
public sealed class BulkFulfilmentTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Many_orders_are_confirmed_shipped_and_delivered_each_by_itself(DatabaseKind on)
    {
        await StartAsync(on);
        var paid = Enumerable.Range(0, 3).Select(_ => Make(OrderStatus.Paid)).ToList();
        var cancelled = Make(OrderStatus.Cancelled);
        var foreign = new OrderId(Guid.NewGuid());
        string[] ids = [.. paid.Select(o => IdOf(o.Id)), IdOf(cancelled.Id), IdOf(foreign)];

        string[] done = ["", "", "", "ILLEGAL_TRANSITION", "NOT_FOUND"];
        Assert.Equal(done, await ManyAsync("confirmOrder", "confirmOrders", "k1", ids.Select(id => new { orderId = id })));
        // The same again is not the same twice: nobody is told that it was done already.
        Assert.Equal(done, await ManyAsync("confirmOrder", "confirmOrders", "k1", ids.Select(id => new { orderId = id })));
        Assert.Equal(["ILLEGAL_TRANSITION", "ILLEGAL_TRANSITION", "ILLEGAL_TRANSITION"], await ManyAsync("confirmOrder", "confirmOrders", "k2", ids.Take(3).Select(id => new { orderId = id })));
        Assert.Equal(["", "INVALID_INPUT", "EDIT_CONFLICT"], await ManyAsync("shipOrder", "shipOrders", "k3",
            [new { orderId = ids[0], carrier = "sf", trackingNumber = "SF1" }, new { orderId = ids[1], carrier = "sf", trackingNumber = "" }, new { orderId = ids[2], carrier = "sf", trackingNumber = "SF3", expectedVersion = 99 }]));
        Assert.Equal(["", "ILLEGAL_TRANSITION"], await ManyAsync("recordDelivery", "recordDeliveries", "k4", ids.Take(2).Select(id => new { orderId = id })));
        Assert.Equal([OrderStatus.Delivered, OrderStatus.Confirmed, OrderStatus.Confirmed], await Task.WhenAll(paid.Select(async o => (await ReadAsync(o.Id)).Status)));
        var events = await EventsOfAsync(paid[0].Id.Value);
        Assert.All(events, e => Assert.Equal(1, e.Value));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_order_is_found_by_its_number_by_whom_it_concerns(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Paid);
        foreach (var (text, isFound) in new[] { (order.Number, true), (order.Number.ToLowerInvariant(), true), (order.Number[..10], true), ($" {order.Number[..8]} {order.Number[8..]}", true), (order.Number + "0", false), ("订单", false), ("%%", false) })
        {
            Assert.Equal(isFound ? order.Number : null, await FindAsync(Owner, text));
            Assert.Null(await FindAsync(Other, text));
            Assert.Null(await FindAsync(OtherBuyer, text));
            Assert.Equal(isFound ? order.Number : null, await FindAsync(Buyer, text));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_order_is_found_by_the_number_of_a_parcel_and_a_basket_by_its_own(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.Confirmed);
        Assert.Equal("", await CodesAsync(Owner, "shipOrder", new { orderId = IdOf(order.Id), carrier = "sf", trackingNumber = "SF10293847" }));
        foreach (var (text, isFound) in new[] { ("SF10293847", true), ("sf1029 3847", true), ("ＳＦ10293847", true), ("SF1029384", false), ("10293847", false) })
        {
            Assert.Equal(isFound ? order.Number : null, await FindAsync(Owner, text));
            Assert.Equal(isFound ? order.Number : null, await FindAsync(Buyer, text));
            Assert.Null(await FindAsync(Other, text));
            Assert.Null(await FindAsync(OtherBuyer, text));
        }

        var group = OrderGroup.Of(new(Guid.CreateVersion7()), Buyer.UserId!.Value, order.PlacedAt);
        await using (var db = Open())
        {
            db.Add(group);
            await db.SaveChangesAsync();
        }

        foreach (var text in new[] { group.Number, group.Number[..12].ToLowerInvariant() })
        {
            Assert.Equal(group.Number, await FindAsync(Buyer, text, "OrderGroup"));
            Assert.Equal(group.Number, await FindAsync(Opened.CallerOf(DemoUsers.Fulfilment), text, "OrderGroup"));
            // A merchant sees its own order alone.
            Assert.Null(await FindAsync(Owner, text, "OrderGroup"));
            Assert.Null(await FindAsync(OtherBuyer, text, "OrderGroup"));
        }
    }

    private async Task<string?> FindAsync(TestCaller caller, string text, string kind = "Order")
    {
        await using var scope = Opened.As(caller);
        var source = scope.ServiceProvider.GetServices<ISearchSource>().Single(s => s.Kind.Code == kind);
        var hit = (await source.FindAsync(SearchText.Parse(text)!, 10, default)).SingleOrDefault();
        return hit?.Number;
    }

    private async Task<string[]> ManyAsync(string one, string many, string key, IEnumerable<object> inputs)
    {
        var type = $"{char.ToUpperInvariant(one[0])}{one[1..]}Input";
        var document = $"mutation($inputs: [{type}!]!) {{ {many}(inputs: $inputs) @idempotent(key: \"{key}\") {{ failed results {{ index order {{ id }} errors {{ ... on Error {{ code }} }} }} }} }}";
        var results = (await AskAsync(Owner, document, new { inputs })).GetProperty(many).GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, r => Assert.NotEqual(r.GetProperty("order").ValueKind, r.GetProperty("errors").ValueKind));
        return [.. results.Select(r => r.GetProperty("errors") is { ValueKind: System.Text.Json.JsonValueKind.Array } errors ? errors[0].GetProperty("code").GetString()! : "")];
    }
}
