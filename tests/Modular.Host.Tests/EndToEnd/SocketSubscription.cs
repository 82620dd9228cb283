using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Follows a subscription over a real WebSocket, which breaks off when the caller stops reading.</summary>
internal static class SocketSubscription
{
    /// <summary>The results over <c>graphql-transport-ws</c>, as they come.</summary>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(Uri host, string token, string document, object variables, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host) { Scheme = "ws", Path = "/graphql" }.Uri, cancellationToken);
        await SendAsync(socket, new { type = "connection_init", payload = new { token } }, cancellationToken);
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = document, variables } }, cancellationToken);
        while (await MessageAsync(socket, cancellationToken) is { } message)
        {
            switch (message.GetProperty("type").GetString())
            {
                case "next":
                    var result = message.GetProperty("payload");
                    yield return result.TryGetProperty("errors", out var errors) ? throw new InvalidOperationException($"{errors}") : result;
                    break;
                case "error" or "complete":
                    throw new InvalidOperationException($"The server ended the subscription: {message}");
                default:
                    break;
            }
        }
    }

    private static Task SendAsync(ClientWebSocket socket, object message, CancellationToken cancellationToken) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancellationToken);

    private static async Task<JsonElement?> MessageAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var (buffer, text) = (new byte[4096], new StringBuilder());
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"The server closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
                return JsonSerializer.Deserialize<JsonElement>(text.ToString());
        }
    }
}
