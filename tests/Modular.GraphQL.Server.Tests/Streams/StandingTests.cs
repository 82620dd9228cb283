using System.Net.Http.Json;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>What is open ends once the application says that the caller may not go on, though nothing comes that would be looked at (ACC-02).</summary>
public sealed class StandingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_quiet_connection_closes_with_4403_when_its_user_may_not_go_on()
    {
        var standing = new Standing();
        await using var server = await FeedServer.StartAsync(standing.Configure);
        using var client = await SocketClient.ReadyAsync(server, """{"token":"good"}""");
        await client.SubscribeAsync("1", "subscription { tick(count: 0, wait: true) { number } }");
        await standing.AskedAsync(2);

        standing.Holds = false;

        Assert.Equal((4403, "The session has ended, or what it may do has changed"), await client.ClosedAsync());
        await server.Feed.ClosedAsync(Patience.TotalSeconds);
    }

    [Fact]
    public async Task A_quiet_stream_of_events_says_that_its_user_may_not_go_on_and_ends()
    {
        var standing = new Standing();
        await using var server = await FeedServer.StartAsync(standing.Configure);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { tick(count: 0, wait: true) { number } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Authorization", "Bearer good");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await standing.AskedAsync(2);

        standing.Holds = false;

        var rest = await response.Content.ReadAsStringAsync().WaitAsync(Patience);
        Assert.Contains("\"code\":\"AUTH_INVALID_TOKEN\"", rest, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", rest, StringComparison.Ordinal);
        await server.Feed.ClosedAsync(Patience.TotalSeconds);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_stream_goes_on()
    {
        var standing = new Standing { Failure = new InvalidOperationException("away") };
        await using var server = await FeedServer.StartAsync(standing.Configure);
        using var client = await SocketClient.ReadyAsync(server, """{"token":"good"}""");
        await client.SubscribeAsync("1", "subscription { tick(count: 0, wait: true) { number } }");
        await standing.AskedAsync(3);
        await client.SubscribeAsync("2", "{ whoAmI }");
        Assert.Contains("reader", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_on_an_open_connection_runs_with_the_permissions_of_now()
    {
        await using var server = await FeedServer.StartAsync();
        using var client = await SocketClient.ReadyAsync(server, """{"token":"good"}""");
        server.Grants.Reads = false;
        await client.SubscribeAsync("1", "subscription { guarded { number } }");
        Assert.Contains("AUTH_", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    /// <summary>The application's answer, and how often it was asked.</summary>
    private sealed class Standing
    {
        private volatile int _asked;

        public bool Holds { get; set; } = true;

        public Exception? Failure { get; init; }

        public void Configure(GraphQLServerOptions options)
        {
            options.Streams.StillHoldsInterval = TimeSpan.FromMilliseconds(50);
            options.Streams.StillHolds = _ =>
            {
                Interlocked.Increment(ref _asked);
                return Failure is { } failure ? throw failure : new(Holds);
            };
        }

        public async Task AskedAsync(int times)
        {
            for (var until = DateTime.UtcNow + Patience; _asked < times; await Task.Delay(10))
                Assert.True(DateTime.UtcNow < until, $"It was asked {_asked} times.");
        }
    }
}
