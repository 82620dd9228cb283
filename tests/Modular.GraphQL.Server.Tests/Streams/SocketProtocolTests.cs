using System.Net.WebSockets;
using System.Text;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>The messages and close codes of graphql-transport-ws.</summary>
public sealed class SocketProtocolTests : IAsyncLifetime
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Endless = """{"id":"1","type":"subscribe","payload":{"query":"subscription { tick(wait: true, count: 1) { number } }"}}""";
    private FeedServer _server = null!;

    public async Task InitializeAsync() => _server = await FeedServer.StartAsync(o => o.Sockets.MaxOperations = 3);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public static TheoryData<string, int, string> Violations => new()
    {
        { "no JSON", 4400, "The message is not valid JSON" },
        { """{"type":"ping"} {}""", 4400, "The message is not valid JSON" },
        { "[]", 4400, "A message is a JSON object" },
        { "{}", 4400, "The message has no type" },
        { """{"type":7}""", 4400, "The property type is a string" },
        { """{"type":"start"}""", 4400, "The type of the message is none that a client sends" },
        { """{"type":"next","id":"1","payload":{}}""", 4400, "The type of the message is none that a client sends" },
        { """{"type":"ping","payload":1}""", 4400, "The payload is an object" },
        { """{"type":"connection_init","payload":"x"}""", 4400, "The payload is an object" },
        { """{"type":"connection_init","payload":{"token":7}}""", 4400, "The property token of the payload is a string" },
        { """{"type":"connection_init","payload":{"authorization":"Bearer bad"}}""", 4403, "The token is invalid or has expired" },
        { """{"type":"subscribe","id":"1","payload":{"query":"{ hello(name: 1) }"}}""", 4401, "Unauthorized" },
        { Init + "\n" + Init, 4429, "Too many initialisation requests" },
        { Init + "\n" + Endless + "\n" + Endless, 4409, "Subscriber for 1 already exists" },
        { Init + "\n" + """{"type":"subscribe","payload":{"query":"{ __typename }"}}""", 4400, "The message subscribe needs an id" },
        { Init + "\n" + """{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}""", 4400, "The message subscribe needs an id" },
        { Init + "\n" + """{"type":"subscribe","id":"1"}""", 4400, "The message subscribe needs a payload" },
        { Init + "\n" + """{"type":"subscribe","id":"1","payload":{}}""", 4400, "The parameter query is missing." },
        { Init + "\n" + """{"type":"subscribe","id":"1","payload":{"query":7}}""", 4400, "The parameter query must be a string." },
        { Init + "\n" + """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":[]}}""", 4400, "The parameter variables must be an object." },
        { Init + "\n" + """{"type":"complete"}""", 4400, "The message complete needs an id" },
        { Init + "\n" + """{"type":"\ud800"}""", 4400, "A string of the message has invalid UTF-8 or an unpaired surrogate" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task Who_breaks_the_protocol_is_closed_with_its_code(string messages, int code, string text)
    {
        using var client = await SocketClient.ConnectAsync(_server);
        foreach (var message in messages.Split('\n'))
            await client.SendAsync(message);
        Assert.Equal((code, text), await client.ClosedAsync());
        await _server.Feed.ClosedAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Other_subprotocols_close_with_4406(string? protocol)
    {
        using var client = await SocketClient.ConnectAsync(_server, protocol);
        Assert.Equal((4406, "Subprotocol not acceptable"), await client.ClosedAsync());
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400_and_one_over_the_limit_with_1009()
    {
        using var binary = await SocketClient.ConnectAsync(_server);
        await binary.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Binary);
        Assert.Equal((4400, "A message is text"), await binary.ClosedAsync());
        using var large = await SocketClient.ReadyAsync(_server);
        string Ping(int bytes) => """{"type":"ping","payload":{"a":""}}""".Replace("\"\"", $"\"{new string('x', bytes - 34)}\"", StringComparison.Ordinal);
        await large.SendAsync(Ping(1024 * 1024));
        Assert.Equal(1024 * 1024, (await large.ReceiveAsync()).Length);
        await large.SendAsync(Ping((1024 * 1024) + 1));
        Assert.Equal(1009, (await large.ClosedAsync()).Code);
    }

    [Fact]
    public async Task Without_connection_init_it_closes_with_4408_whatever_else_is_sent()
    {
        await using var server = await FeedServer.StartAsync(o => o.Sockets.InitTimeout = TimeSpan.FromMilliseconds(300));
        using var client = await SocketClient.ConnectAsync(server);
        await client.SendAsync("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.ReceiveAsync());
        Assert.Equal((4408, "Connection initialisation timeout"), await client.ClosedAsync());
    }

    [Fact]
    public async Task Queries_and_mutations_give_one_response_and_complete()
    {
        using var client = await SocketClient.ReadyAsync(_server);
        Assert.Equal("graphql-transport-ws", client.Subprotocol);
        await client.SubscribeAsync("q\"1", "query($n: String!) { hello(name: $n) }", new { n = "\u5317" });
        Assert.Equal("""{"type":"next","id":"q\"1","payload":{"data":{"hello":"Hello 北"}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"type":"complete","id":"q\"1"}""", await client.ReceiveAsync());
        // The id is free again.
        await client.SubscribeAsync("q\"1", "mutation { bump(input: { by: 2 }) { int } }");
        Assert.Equal("""{"type":"next","id":"q\"1","payload":{"data":{"bump":{"int":3}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"type":"complete","id":"q\"1"}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("{ hello(", ErrorCodes.ParseFailed)]
    [InlineData("{ nothing }", ErrorCodes.ValidationFailed)]
    [InlineData("query($n: Int!) { slow(milliseconds: $n) }", ErrorCodes.BadUserInput)]
    [InlineData("subscription { guarded { number } }", ErrorCodes.NotAuthenticated)]
    public async Task A_refused_operation_gets_an_error_and_nothing_after_it(string query, string code)
    {
        using var client = await SocketClient.ReadyAsync(_server);
        await client.SubscribeAsync("1", query);
        var error = await client.ReceiveJsonAsync();
        Assert.Equal(("error", "1"), (error.GetProperty("type").GetString(), error.GetProperty("id").GetString()));
        Assert.Equal(code, Assert.Single(error.GetProperty("payload").EnumerateArray()).GetProperty("extensions").GetProperty("code").GetString());
        await client.SendAsync("""{"type":"ping","payload":{"n":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_source_that_breaks_ends_with_a_masked_error()
    {
        using var client = await SocketClient.ReadyAsync(_server);
        await client.SubscribeAsync("1", "subscription { broken }");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"broken":1}}}""", await client.ReceiveAsync());
        var error = await client.ReceiveAsync();
        Assert.StartsWith("""{"type":"error","id":"1","payload":[{""", error, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.Internal, error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_ends_with_an_error()
    {
        await using var server = await FeedServer.StartAsync(o => o.RequestTimeout = TimeSpan.FromMilliseconds(200));
        using var client = await SocketClient.ReadyAsync(server);
        await client.SubscribeAsync("1", "{ slow(milliseconds: 60000) }");
        Assert.Contains(ErrorCodes.Timeout, await client.ReceiveAsync(), StringComparison.Ordinal);
        // A subscription's time is not bounded by that.
        await client.SubscribeAsync("2", "subscription { tick(count: 1, wait: true) { number } }");
        Assert.Contains("\"number\":1", await client.ReceiveAsync(), StringComparison.Ordinal);
        await Task.Delay(500);
        Assert.Equal(1, server.Feed.Open);
    }

    [Fact]
    public async Task More_operations_than_a_connection_may_run_are_refused()
    {
        using var client = await SocketClient.ReadyAsync(_server);
        for (var i = 0; i < 3; i++)
        {
            await client.SubscribeAsync($"{i}", "subscription { tick(wait: true, count: 1) { number } }");
            await client.ReceiveAsync();
        }

        await client.SubscribeAsync("3", "{ __typename }");
        var refusal = await client.ReceiveAsync();
        Assert.Contains(ErrorCodes.LimitExceeded, refusal, StringComparison.Ordinal);
        Assert.StartsWith("""{"type":"error","id":"3",""", refusal, StringComparison.Ordinal);
        await client.CompleteAsync("0");
        await _server.NothingLeftAsync("graphql.server.socket.buffered");
        await WaitAsync(() => _server.Count("graphql.server.socket.operations") == 2);
        await client.SubscribeAsync("3", "{ __typename }");
        Assert.Contains("Query", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("https://shop.example", true)]
    [InlineData("self", true)]
    public async Task Pages_of_other_sites_may_not_connect_unless_they_are_named(string origin, bool allowed)
    {
        await using var server = await FeedServer.StartAsync(o => o.AllowedOrigins.Add("https://shop.example"));
        var connecting = SocketClient.ConnectAsync(server, configure: o =>
        {
            o.SetRequestHeader("Origin", origin == "self" ? server.Address.GetLeftPart(UriPartial.Authority) : origin);
            o.CollectHttpResponseDetails = true;
        });
        if (allowed)
            (await connecting).Dispose();
        else
            Assert.Contains("403", (await Assert.ThrowsAsync<WebSocketException>(() => connecting)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handshake_with_a_bad_token_gets_401() =>
        Assert.Contains("401", (await Assert.ThrowsAsync<WebSocketException>(() =>
            SocketClient.ConnectAsync(_server, configure: o => o.SetRequestHeader("Authorization", "Bearer bad")))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", null, null)]
    [InlineData("{}", "Bearer good", "reader")]
    [InlineData("""{"Authorization":"Bearer good"}""", null, "reader")]
    [InlineData("""{"authorization":"bearer good"}""", null, "reader")]
    [InlineData("""{"token":"good"}""", null, "reader")]
    [InlineData("""{"token":null,"lang":"zh"}""", null, null)]
    public async Task The_caller_is_whom_the_payload_names_or_else_the_handshake(string payload, string? header, string? name)
    {
        using var client = await SocketClient.ConnectAsync(_server, configure: o =>
        {
            if (header is not null)
                o.SetRequestHeader("Authorization", header);
        });
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        await client.ReceiveAsync();
        await client.SubscribeAsync("1", "{ whoAmI }");
        var answer = await client.ReceiveJsonAsync();
        Assert.Equal(name, answer.GetProperty("payload").GetProperty("data").GetProperty("whoAmI").GetString());
    }

    [Fact]
    public async Task A_silent_client_is_pinged_and_cut_when_it_does_not_answer()
    {
        await using var server = await FeedServer.StartAsync(o =>
        {
            o.Streams.KeepAliveInterval = TimeSpan.FromMilliseconds(200);
            o.Sockets.AnswerTimeout = TimeSpan.FromMilliseconds(400);
        });
        using var client = await SocketClient.ReadyAsync(server);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("""{"type":"ping"}""", await client.ReceiveAsync());
            await client.SendAsync("""{"type":"pong"}""");
        }

        Assert.Equal("""{"type":"ping"}""", await client.ReceiveAsync());
        await Assert.ThrowsAsync<WebSocketException>(client.ReceiveAsync);
        await server.NothingLeftAsync("graphql.server.socket.connections");
    }

    [Fact]
    public async Task A_document_may_be_far_larger_than_a_frame()
    {
        using var client = await SocketClient.ReadyAsync(_server);
        var text = """{"id":"1","type":"subscribe","payload":{"query":"{ hello(name: \"NAME\") }"}}""".Replace("NAME", new string('n', 100_000), StringComparison.Ordinal);
        await client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);
        Assert.Equal(100_006, (await client.ReceiveJsonAsync()).GetProperty("payload").GetProperty("data").GetProperty("hello").GetString()!.Length);
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var until = DateTime.UtcNow.AddSeconds(5); !condition(); await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, "It did not happen in time.");
    }
}
