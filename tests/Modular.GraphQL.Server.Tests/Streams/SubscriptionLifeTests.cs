using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>How subscriptions over WebSocket live and end: in order, promptly, and with nothing left.</summary>
public sealed class SubscriptionLifeTests
{
    // The figure of the full run is 10 000: MODULAR_SUBSCRIPTION_ROUNDS=10000.
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("MODULAR_SUBSCRIPTION_ROUNDS") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Many_rounds_of_subscribe_and_unsubscribe_retain_nothing()
    {
        await using var server = await FeedServer.StartAsync();
        using (var client = await SocketClient.ReadyAsync(server))
        {
            for (var i = 0; i < Rounds; i++)
            {
                await client.SubscribeAsync($"{i}", "subscription { tick(count: 1, wait: true) { number } }");
                Assert.Equal($$$$$"""{"type":"next","id":"{{{{{i}}}}}","payload":{"data":{"tick":{"number":1}}}}""", await client.ReceiveAsync());
                await client.CompleteAsync($"{i}");
            }

            await server.Feed.ClosedAsync();
            await server.NothingLeftAsync("graphql.server.socket.operations");
            Assert.Equal(Rounds, server.Feed.Held.Count);
            // The connection is still open: what was retained would be reachable from it.
            for (var i = 0; i < 10 && Alive(server) > 0; i++)
            {
                GC.Collect();
                await Task.Delay(50);
            }

            Assert.Equal(0, Alive(server));
            Assert.Equal(1, server.Count("graphql.server.socket.connections"));
            await client.CloseAsync();
        }

        await server.NothingLeftAsync("graphql.server.socket.connections");
        Assert.Equal(0, server.Count("graphql.server.socket.buffered"));
    }

    [Fact]
    public async Task Interleaved_operations_keep_their_order_each()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server);
        const int Events = 300;
        string[] subscriptions = ["s0", "s1", "s2", "s3"];
        // None ends by itself, so each later operation runs beside those before it or never.
        foreach (var id in subscriptions)
            await client.SubscribeAsync(id, "subscription($n: Int!) { tick(count: $n, wait: true) { number } }", new { n = Events });
        await client.SubscribeAsync("q", "{ hello(name: \"q\") }");
        var seen = subscriptions.ToDictionary(id => id, _ => new List<int>());
        for (var isAnswered = false; !isAnswered || seen.Values.Any(numbers => numbers.Count < Events);)
        {
            var message = await client.ReceiveJsonAsync();
            var id = message.GetProperty("id").GetString()!;
            if (id != "q")
                seen[id].Add(message.GetProperty("payload").GetProperty("data").GetProperty("tick").GetProperty("number").GetInt32());
            else
                isAnswered |= message.GetProperty("type").GetString() == "complete";
        }

        Assert.All(seen.Values, numbers => Assert.Equal(Enumerable.Range(1, Events), numbers));
        foreach (var id in subscriptions)
            await client.CompleteAsync(id);
        await server.Feed.ClosedAsync();
    }

    [Fact]
    public async Task A_source_closes_when_the_client_completes_closes_or_vanishes()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { tick(count: 1, wait: true) { number } }");
        await client.ReceiveAsync();
        await client.CompleteAsync("1");
        await server.Feed.ClosedAsync(1);
        await client.SubscribeAsync("1", "subscription { tick(count: 1, wait: true) { number } }");
        await client.ReceiveAsync();
        await client.CloseAsync();
        await server.Feed.ClosedAsync(1);
        using var raw = await RawSocket.SubscribedAsync(server, "subscription { tick { number } }");
        Assert.Equal(1, server.Feed.Open);
        raw.Reset();
        await server.Feed.ClosedAsync(1);
        await server.NothingLeftAsync("graphql.server.socket.connections");
    }

    [Fact]
    public async Task After_complete_nothing_more_comes_for_that_id()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { tick { number } }");
        await client.ReceiveAsync();
        await client.CompleteAsync("1");
        await server.Feed.ClosedAsync();
        await server.NothingLeftAsync("graphql.server.socket.operations");
        await client.SubscribeAsync("q", "{ __typename }");
        // What was on its way is read first; the query's answer is the end of it.
        while ((await client.ReceiveJsonAsync()) is var message && message.GetProperty("id").GetString() == "1")
            Assert.Equal("next", message.GetProperty("type").GetString());
        Assert.Contains("complete", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_told_SLOW_CONSUMER_if_it_goes_on_and_holds_one_response_meanwhile()
    {
        const int EventBytes = 256 * 1024;
        await using var server = await FeedServer.StartAsync(o => o.Streams.SlowConsumerTimeout = TimeSpan.FromSeconds(1.5));
        using var raw = await RawSocket.SubscribedAsync(server, $"subscription {{ tick(size: {EventBytes}) {{ number text }} }}");
        await server.Feed.ClosedAsync(10);
        Assert.InRange(server.Peak("graphql.server.socket.buffered"), EventBytes, EventBytes + 1024);
        var produced = server.Feed.Produced;
        Assert.True(produced > 1, "The client had room for more than one event.");
        var last = "";
        await foreach (var message in raw.MessagesAsync())
            last = message.Length > 1000 ? $"{message[..20]}…" : message;
        Assert.StartsWith("""{"type":"error","id":"1","payload":[{"message":"The client did not take the events in time.","extensions":{"code":"SLOW_CONSUMER","lastEventId":"e-""", last, StringComparison.Ordinal);
        Assert.Equal(produced, server.Feed.Produced);
        Assert.Equal(0, server.Count("graphql.server.socket.buffered"));
    }

    [Fact]
    public async Task A_client_that_never_takes_anything_again_is_cut()
    {
        await using var server = await FeedServer.StartAsync(o => o.Streams.SlowConsumerTimeout = TimeSpan.FromSeconds(0.5));
        using var raw = await RawSocket.SubscribedAsync(server, "subscription { tick(size: 100000) { text } }");
        await server.NothingLeftAsync("graphql.server.socket.connections", 15);
        Assert.Equal((0, 0), (server.Feed.Open, server.Count("graphql.server.socket.buffered")));
    }

    [Fact]
    public async Task More_buffered_bytes_than_allowed_end_subscriptions()
    {
        await using var server = await FeedServer.StartAsync(o => o.Sockets.MaxBufferedBytes = 1024 * 1024);
        using var raw = await RawSocket.SubscribedAsync(server, Enumerable.Range(1, 20).Select(_ => "subscription { tick(size: 400000) { text } }").ToArray());
        await WaitAsync(() => server.Feed.Held.Count == 20 && server.Feed.Open <= 2);
        Assert.InRange(server.Peak("graphql.server.socket.buffered"), 400_000, (1024 * 1024) + (20 * 200));
    }

    [Fact]
    public async Task The_connection_ends_with_the_token()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server, """{"token":"short"}""");
        var connected = DateTime.UtcNow;
        await client.SubscribeAsync("1", "subscription { guarded { number } }");
        Assert.Equal((4403, "The token has expired"), await client.ClosedAsync());
        Assert.InRange(DateTime.UtcNow - connected, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        await server.Feed.ClosedAsync(1);
    }

    [Fact]
    public async Task A_permission_that_is_taken_away_ends_the_subscription_at_the_next_event()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server, """{"token":"good"}""");
        await client.SubscribeAsync("1", "subscription { guarded { number } }");
        Assert.Contains("\"number\":1}", await client.ReceiveAsync(), StringComparison.Ordinal);
        server.Grants.Reads = false;
        string message;
        while ((message = await client.ReceiveAsync()).Contains("\"next\"", StringComparison.Ordinal))
            Assert.DoesNotContain("errors", message, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.NotAuthorized, message, StringComparison.Ordinal);
        await server.Feed.ClosedAsync(1);
        await client.SubscribeAsync("2", "{ __typename }");
        Assert.Contains("Query", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_closes_with_1001()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "subscription { tick(count: 1, wait: true) { number } }");
        await client.ReceiveAsync();
        var stopping = server.StopAsync();
        Assert.Equal((1001, "The server is going away"), await client.ClosedAsync());
        await stopping.WaitAsync(TimeSpan.FromSeconds(25));
        Assert.Equal(0, server.Feed.Open);
    }

    private static int Alive(FeedServer server) => server.Feed.Held.Count(h => h.IsAlive);

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var until = DateTime.UtcNow.AddSeconds(10); !condition(); await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, "It did not happen in time.");
    }
}
