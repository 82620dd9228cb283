using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>A client that says exactly what a test wants said.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public string? Subprotocol => _socket.SubProtocol;

    public static Task<SocketClient> ConnectAsync(FeedServer server, string? protocol = "graphql-transport-ws", Action<ClientWebSocketOptions>? configure = null) =>
        ConnectAsync(server.Address, protocol, configure);

    public static async Task<SocketClient> ConnectAsync(Uri server, string? protocol = "graphql-transport-ws", Action<ClientWebSocketOptions>? configure = null)
    {
        var client = new SocketClient();
        client._socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        if (protocol is not null)
            client._socket.Options.AddSubProtocol(protocol);
        configure?.Invoke(client._socket.Options);
        await client._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        return client;
    }

    /// <summary>A connection that the server has acknowledged.</summary>
    public static async Task<SocketClient> ReadyAsync(FeedServer server, string payload = "{}")
    {
        var client = await ConnectAsync(server);
        await client.SendAsync($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        return client;
    }

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task SendAsync(byte[] message, WebSocketMessageType type) => _socket.SendAsync(message, type, true, CancellationToken.None);

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    public Task CompleteAsync(string id) => SendAsync($$"""{"id":"{{id}}","type":"complete"}""");

    /// <summary>The next message; fails where the server closes instead.</summary>
    public async Task<string> ReceiveAsync() =>
        await TryReceiveAsync() ?? throw new InvalidOperationException($"Closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");

    public async Task<JsonElement> ReceiveJsonAsync() => JsonSerializer.Deserialize<JsonElement>(await ReceiveAsync());

    /// <summary>The code and text with which the server closes; messages before it are passed over.</summary>
    public async Task<(int Code, string? Text)> ClosedAsync()
    {
        while (await TryReceiveAsync() is not null)
        {
        }

        return ((int)_socket.CloseStatus!, _socket.CloseStatusDescription);
    }

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);

    public void Dispose() => _socket.Dispose();

    private async Task<string?> TryReceiveAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer, patience.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
                return null;
            }

            message.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }
}
