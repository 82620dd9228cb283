using System.Net.WebSockets;
using System.Text;

namespace Modular.Host.Tests.Startup;

/// <summary>Subscriptions over WebSocket with the host's own tokens and permissions.</summary>
public sealed class LiveTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string?, string> Callers => new()
    {
        { null, "AUTH_NOT_AUTHENTICATED" },
        { "buyer", "AUTH_NOT_AUTHORIZED" },
        { "reviewer", """{"type":"next","id":"1","payload":{"data":{"counted":"王建国 1"}}}""" },
    };

    [Theory, MemberData(nameof(Callers))]
    public async Task The_payload_of_connection_init_names_the_caller(string? user, string expected)
    {
        using var socket = await ConnectAsync(user is null ? "{}" : $$"""{"authorization":"Bearer {{await host.TokenAsync(user)}}"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await ReceiveAsync(socket));
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { counted }"}}""");
        var answer = await ReceiveAsync(socket);
        Assert.True(answer.Contains(expected, StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_token_that_does_not_count_closes_with_4403()
    {
        using var socket = await ConnectAsync($$"""{"token":"{{await host.TokenAsync("reviewer")}}x"}""");
        Assert.Equal("", await ReceiveAsync(socket));
        Assert.Equal(4403, (int)socket.CloseStatus!);
    }

    private async Task<ClientWebSocket> ConnectAsync(string payload)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, $$"""{"type":"connection_init","payload":{{payload}}}""");
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Longest.Wait);
        var buffer = new byte[8192];
        var read = await socket.ReceiveAsync(buffer, patience.Token);
        return Encoding.UTF8.GetString(buffer, 0, read.Count);
    }
}
