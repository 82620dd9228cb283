using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>Server-sent events after graphql-sse, in distinct connections mode.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string EventStream = "text/event-stream";
    private FeedServer _server = null!;

    public async Task InitializeAsync() => _server = await FeedServer.StartAsync(o => o.Streams.KeepAliveInterval = TimeSpan.FromMilliseconds(200));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_carry_their_ids_and_the_end_is_marked(bool get)
    {
        var answer = await _server.SendAsync(Request("subscription { tick(count: 2) { number } }", get));
        Assert.Equal((200, "text/event-stream; charset=utf-8", "no-store"), (answer.Code, answer.ContentType, answer.Headers["Cache-Control"]));
        Assert.Equal(
            ":\n\nid: e-1\nevent: next\ndata: {\"data\":{\"tick\":{\"number\":1}}}\n\nid: e-2\nevent: next\ndata: {\"data\":{\"tick\":{\"number\":2}}}\n\nevent: complete\ndata: \n\n",
            answer.Body);
        await _server.Feed.ClosedAsync(1);
    }

    [Fact]
    public async Task A_client_that_comes_back_goes_on_after_the_last_event()
    {
        var request = Request("subscription { tick(count: 1) { number } }");
        request.Headers.Add("Last-Event-ID", "e-41");
        Assert.Contains("id: e-42\nevent: next\ndata: {\"data\":{\"tick\":{\"number\":42}}}\n\n", (await _server.SendAsync(request)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ hello(name: \"a\") }", "{\"data\":{\"hello\":\"Hello a\"}}")]
    [InlineData("mutation { bump(input: { by: 1 }) { int } }", "{\"data\":{\"bump\":{\"int\":2}}}")]
    [InlineData("{ hello(", ErrorCodes.ParseFailed)]
    [InlineData("{ nothing }", ErrorCodes.ValidationFailed)]
    [InlineData("subscription { guarded { number } }", ErrorCodes.NotAuthenticated)]
    [InlineData("subscription { broken }", ErrorCodes.Internal)]
    public async Task What_gives_one_response_or_none_is_a_stream_too(string query, string expected)
    {
        var answer = await _server.SendAsync(Request(query));
        Assert.Equal(200, answer.Code);
        Assert.Contains(expected, answer.Body, StringComparison.Ordinal);
        Assert.Contains("event: next\ndata: {", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith("}\n\nevent: complete\ndata: \n\n", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_transport_refuses_has_its_status()
    {
        var noPreflight = Request("{ __typename }", get: true);
        noPreflight.Headers.Remove("GraphQL-Require-Preflight");
        Assert.Equal(400, (await _server.SendAsync(noPreflight)).Code);
        var mutation = await _server.SendAsync(Request("mutation { bump(input: { by: 1 }) { int } }", get: true));
        Assert.Equal((405, "POST"), (mutation.Code, mutation.Headers["Allow"]));
        var badToken = Request("{ __typename }");
        badToken.Headers.Add("Authorization", "Bearer bad");
        Assert.Equal((401, ErrorCodes.InvalidToken), ((await _server.SendAsync(badToken)) is var refused ? refused.Code : 0, refused.ErrorCode));
    }

    [Theory]
    [InlineData("text/event-stream, application/json", true)]
    [InlineData("application/json, text/event-stream;q=0.9", false)]
    [InlineData("*/*", false)]
    [InlineData("text/*, application/json;q=0.1", false)]
    [InlineData("text/event-stream;q=0, */*", false)]
    public async Task Only_who_names_it_first_gets_a_stream(string accept, bool stream)
    {
        var request = Request("{ __typename }");
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        Assert.Equal(stream, (await _server.SendAsync(request)).ContentType!.StartsWith(EventStream, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_alive_and_closes_its_source_when_the_client_goes()
    {
        using (var response = await _server.Client.SendAsync(Request("subscription { tick(count: 0, wait: true) { number } }"), HttpCompletionOption.ResponseHeadersRead))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            for (var i = 0; i < 3; i++)
                Assert.Equal((":", ""), (await reader.ReadLineAsync(), await reader.ReadLineAsync()));
            Assert.Equal((1, 1L), (_server.Feed.Open, _server.Count("graphql.server.event_streams")));
        }

        // HttpClient waits two seconds for the rest before it closes the connection.
        await _server.Feed.ClosedAsync();
        await _server.NothingLeftAsync("graphql.server.event_streams");
    }

    [Fact]
    public async Task A_stream_ends_with_the_token_and_says_so()
    {
        var request = Request("subscription { tick(count: 1, wait: true) { number } }");
        request.Headers.Add("Authorization", "Bearer short");
        var asked = DateTime.UtcNow;
        var answer = await _server.SendAsync(request);
        Assert.EndsWith("event: next\ndata: {\"errors\":[{\"message\":\"The token has expired.\",\"extensions\":{\"code\":\"AUTH_INVALID_TOKEN\"}}]}\n\nevent: complete\ndata: \n\n", answer.Body, StringComparison.Ordinal);
        Assert.InRange(DateTime.UtcNow - asked, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        await _server.Feed.ClosedAsync(1);
    }

    [Fact]
    public async Task A_permission_that_is_taken_away_ends_the_stream()
    {
        var request = Request("subscription { guarded { number } }");
        request.Headers.Add("Authorization", "Bearer good");
        using var response = await _server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (!(await reader.ReadLineAsync())!.Contains("\"number\":1}", StringComparison.Ordinal))
        {
        }

        _server.Grants.Reads = false;
        Assert.Contains(ErrorCodes.NotAuthorized, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        await _server.Feed.ClosedAsync(1);
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_stream_without_its_mark()
    {
        await using var server = await FeedServer.StartAsync();
        using var response = await server.Client.SendAsync(Request("subscription { tick(count: 1, wait: true) { number } }"), HttpCompletionOption.ResponseHeadersRead);
        var reading = response.Content.ReadAsStringAsync();
        await Task.Delay(100);
        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(25));
        Assert.DoesNotContain("complete", await reading, StringComparison.Ordinal);
        Assert.Equal(0, server.Feed.Open);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_cut()
    {
        await using var server = await FeedServer.StartAsync(o => o.Streams.SlowConsumerTimeout = TimeSpan.FromSeconds(0.5));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 * 1024 };
        await socket.ConnectAsync(server.Address.Host, server.Address.Port);
        const string Body = """{"query":"subscription { tick(size: 100000) { text } }"}""";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        for (var until = DateTime.UtcNow.AddSeconds(5); server.Feed.Produced == 0; await Task.Delay(5))
            Assert.True(DateTime.UtcNow < until, "The subscription did not start.");
        await server.Feed.ClosedAsync(10);
        await server.NothingLeftAsync("graphql.server.event_streams");
        // What the client may still find is what the system's buffers held.
        Assert.InRange(server.Feed.Produced, 2, 200);
    }

    private static HttpRequestMessage Request(string query, bool get = false)
    {
        var request = get
            ? new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(query)) { Headers = { { "GraphQL-Require-Preflight", "1" } } }
            : new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Accept.ParseAdd(EventStream);
        return request;
    }
}
