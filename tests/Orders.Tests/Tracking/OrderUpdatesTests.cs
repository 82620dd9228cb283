using System.Text;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Model;

namespace Orders.Tests.Tracking;

/// <summary>Whoever follows orders (ORD-02) is told of each event once and in order, by the stream and by the pages alike, and of nobody else's.</summary>
public sealed class OrderUpdatesTests : OrdersTests
{
    /// <summary>Readers that come and go while many write: each sees all, none twice, in the order of the cursors.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_stream_that_is_taken_up_again_has_neither_gap_nor_repeat(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        const int writers = 4, each = 12;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
                Make(i % 3 == 0 ? OrderStatus.Cancelled : OrderStatus.Confirmed, Samples.Placed(buyer: w == 0 ? OtherBuyer.UserId : null, merchant: w == 1 ? Samples.Second : null, at: Opened.Clock.Now));
        })));
        // Placed, paid and confirmed or cancelled: three of each order.
        var readers = new[] { (Owner, 3 * each * 3), (Other, each * 3), (Buyer, 3 * each * 3), (OtherBuyer, each * 3), (Opened.CallerOf(DemoUsers.Fulfilment), writers * each * 3) };
        var heard = await Task.WhenAll(readers.Select((r, i) => Task.Run(() => FollowAsync(r.Item1, r.Item2, breakAfter: 7 + i))));
        await writing;
        for (var i = 0; i < readers.Length; i++)
        {
            Assert.Equal(heard[i].Count, heard[i].Distinct().Count());
            Assert.Equal(await PagesAsync(readers[i].Item1, first: 5 + i), heard[i]);
            Assert.Equal(await PagesAsync(readers[i].Item1, first: 200), heard[i]);
        }

        Assert.Equal(heard[4].Count, heard[2].Union(heard[3]).Count());
    }

    /// <summary>A buyer's own stream (ORD-02, ORD-05): of the caller's orders all, of all others nothing, whatever else the caller may read; taken up again without gap or repeat.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task My_updates_are_of_my_orders_alone(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        // Staff who buy: they may read all orders, and follow their own.
        var buyer = Opened.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Buyer.Id };
        for (var i = 0; i < 6; i++)
        {
            Make(OrderStatus.Paid, Samples.Placed(buyer: OtherBuyer.UserId, at: Opened.Clock.Now));
            Make(i % 2 == 0 ? OrderStatus.Cancelled : OrderStatus.Confirmed, Samples.Placed(merchant: i % 3 == 0 ? Samples.Second : null, at: Opened.Clock.Now));
        }

        foreach (var caller in new[] { Buyer, buyer })
        {
            var heard = await FollowAsync(caller, 6 * 3, breakAfter: 5, field: "myOrderUpdates");
            Assert.Equal(heard.Count, heard.Distinct().Count());
            Assert.Equal(await PagesAsync(Buyer, first: 200), heard);
        }

        await using var scope = Opened.As(Opened.CallerOf(DemoUsers.Fulfilment));
        var refused = await scope.ServiceProvider.GetRequiredService<IRequestExecutor>().StreamAsync(
            new GraphQLRequest { Document = "subscription { myOrderUpdates { event } }"u8.ToArray(), Services = scope.ServiceProvider, User = Opened.CallerOf(DemoUsers.Fulfilment).Principal, CorrelationId = "test" }, default);
        Assert.Contains("AUTH_NOT_AUTHORIZED", Encoding.UTF8.GetString(refused.Single!.Body.Span), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filters_let_orders_merchants_and_kinds_pass(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        var (mine, theirs) = (Make(OrderStatus.Shipped), Make(OrderStatus.Paid, Samples.Placed(merchant: Samples.Second, at: Opened.Clock.Now)));
        Make(OrderStatus.Expired);
        await UntilAsync(async () => await Opened.Services.GetServices<IEventFeed>().Single(f => f.Module == "Orders").LastPositionAsync(default) == 12);
        var start = new FeedCursor("o1").Of(0);
        foreach (var (where, events) in new (object?, string)[]
        {
            (new { orderId = IdOf(mine.Id) }, "PLACED PAID CONFIRMED SHIPPED"), (new { merchantId = IdOf(Samples.Second) }, "PLACED PAID"), (new { events = new[] { "EXPIRED", "SHIPPED" } }, "SHIPPED EXPIRED"),
            (new { orderId = IdOf(theirs.Id), events = new[] { "PAID" } }, "PAID"), (new { events = Array.Empty<string>() }, "PLACED PAID CONFIRMED SHIPPED PLACED PAID PLACED EXPIRED"), (null, "PLACED PAID CONFIRMED SHIPPED PLACED PAID PLACED EXPIRED"),
        })
            Assert.Equal(events, string.Join(' ', (await TakeAsync(Buyer, start, where, events.Split(' ').Length)).Select(u => u.GetProperty("event").GetString())));

        // Without a cursor it begins with what comes; the order is as it is now.
        var coming = TakeAsync(Buyer, null, new { orderId = IdOf(theirs.Id) }, 1);
        while (!coming.IsCompleted)
        {
            await Task.Delay(200);
            await CodesAsync(Other, "confirmOrder", new { orderId = IdOf(theirs.Id) });
            if (await Task.WhenAny(coming, Task.Delay(2000)) != coming)
                await CodesAsync(Buyer, "cancelOrder", new { orderId = IdOf(theirs.Id) });
        }

        var update = Assert.Single(await coming);
        Assert.Equal((IdOf(theirs.Id), theirs.Number), (update.GetProperty("order").GetProperty("id").GetString(), update.GetProperty("order").GetProperty("number").GetString()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cursors_and_limits_are_checked_and_many_events_take_few_statements(DatabaseKind on)
    {
        await StartAsync(on);
        await Opened.StartUpAsync();
        foreach (var arguments in new[] { "first: 0", "first: 201", "first: -1", "after: \"x\"", "after: \"bzE6LTE\"", "after: \"\"" })
        {
            var refused = await Opened.ExecuteAsync(Buyer, $"{{ orderEvents({arguments}) {{ cursor }} }}");
            Assert.Equal("BAD_USER_INPUT", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        var empty = (await AskAsync(Buyer, "{ orderEvents { updates { event } cursor hasMore } }")).GetProperty("orderEvents");
        Assert.Equal((0, false), (empty.GetProperty("updates").GetArrayLength(), empty.GetProperty("hasMore").GetBoolean()));
        for (var i = 0; i < 40; i++)
            Make(OrderStatus.PendingPayment, Samples.Placed(buyer: i % 2 == 0 ? OtherBuyer.UserId : null, at: Opened.Clock.Now));
        await UntilAsync(async () => await Opened.Services.GetServices<IEventFeed>().Single(f => f.Module == "Orders").LastPositionAsync(default) == 40);
        using var watch = new StatementWatch();
        var page = (await AskAsync(Buyer, "query($after: String) { orderEvents(after: $after, first: 20) { updates { cursor order { number } } hasMore cursor } }", new { after = empty.GetProperty("cursor").GetString() })).GetProperty("orderEvents");
        Assert.Equal((20, false), (page.GetProperty("updates").GetArrayLength(), page.GetProperty("hasMore").GetBoolean()));
        // The last position, the events, whose they are, and the orders.
        Assert.InRange(watch.Count, 1, 4);
    }

    private async Task<List<string>> FollowAsync(TestCaller caller, int count, int breakAfter, string field = "orderUpdates")
    {
        var heard = new List<string>();
        var cursor = new FeedCursor("o1").Of(0);
        while (heard.Count < count)
        {
            foreach (var update in await TakeAsync(caller, cursor, null, Math.Min(breakAfter, count - heard.Count), field))
            {
                cursor = update.GetProperty("cursor").GetString()!;
                heard.Add($"{cursor} {update.GetProperty("event")} {update.GetProperty("order").GetProperty("id")}");
            }
        }

        return heard;
    }

    private async Task<List<string>> PagesAsync(TestCaller caller, int first)
    {
        var (read, after) = (new List<string>(), (string?)null);
        while (true)
        {
            var page = (await AskAsync(
                caller, "query($after: String, $first: Int!) { orderEvents(after: $after, first: $first) { updates { cursor event order { id } } cursor hasMore } }", new { after, first })).GetProperty("orderEvents");
            Assert.InRange(page.GetProperty("updates").GetArrayLength(), 0, first);
            read.AddRange(page.GetProperty("updates").EnumerateArray().Select(u => $"{u.GetProperty("cursor")} {u.GetProperty("event")} {u.GetProperty("order").GetProperty("id")}"));
            after = page.GetProperty("cursor").GetString();
            if (!page.GetProperty("hasMore").GetBoolean())
                return read;
        }
    }

    /// <summary>The next updates of a stream, which is left afterwards; one that brings nothing fails the test.</summary>
    private async Task<List<JsonElement>> TakeAsync(TestCaller caller, string? after, object? where, int count, string field = "orderUpdates")
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        await using var scope = Opened.As(caller);
        var stream = await scope.ServiceProvider.GetRequiredService<IRequestExecutor>().StreamAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes($"subscription($after: String, $where: OrderUpdateFilterInput) {{ {field}(after: $after, where: $where) {{ cursor event at order {{ id number }} }} }}"),
                Variables = JsonSerializer.SerializeToElement(new { after, where }),
                Services = scope.ServiceProvider,
                User = caller.Principal,
                CorrelationId = "test",
            },
            limit.Token);
        var updates = new List<JsonElement>();
        Assert.True(stream.Events is not null, stream.Single is null ? "no stream" : Encoding.UTF8.GetString(stream.Single.Body.Span));
        await foreach (var result in stream.Events!.WithCancellation(limit.Token))
        {
            using (result)
                updates.Add(JsonSerializer.Deserialize<JsonElement>(result.Body.Span).GetProperty("data").GetProperty(field));
            if (updates.Count == count)
                break;
        }

        return updates;
    }
}
