using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.Notifications;

/// <summary>A notification as a subscription gave it.</summary>
internal sealed record Told(string Cursor, string Id, string Role);

/// <summary>Follows <c>notificationReceived</c> over a real connection, which breaks off when the caller stops reading.</summary>
internal sealed class NotificationReader(Uri host, string token)
{
    private const string Document = "subscription($after: String) { notificationReceived(after: $after) { cursor notification { id text arguments { value } } } }";

    /// <summary>Over <c>graphql-transport-ws</c>, from the cursor on.</summary>
    public async IAsyncEnumerable<Told> OverSocketAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host) { Scheme = "ws", Path = "/graphql" }.Uri, cancellationToken);
        await SendAsync(socket, new { type = "connection_init", payload = new { token } }, cancellationToken);
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = Document, variables = new { after } } }, cancellationToken);
        while (await MessageAsync(socket, cancellationToken) is { } message)
        {
            switch (message.GetProperty("type").GetString())
            {
                case "next":
                    yield return Read(message.GetProperty("payload"));
                    break;
                case "error" or "complete":
                    throw new InvalidOperationException($"The server ended the subscription: {message}");
                default:
                    break;
            }
        }
    }

    /// <summary>Over server-sent events, from the id of the last event on.</summary>
    public async IAsyncEnumerable<Told> OverEventsAsync(string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = host, Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Document }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        var id = "";
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
                continue;
            var told = Read(JsonSerializer.Deserialize<JsonElement>(line[6..]));
            yield return told.Cursor == id ? told : throw new InvalidOperationException($"The event {id} has the cursor {told.Cursor}.");
        }

        throw new InvalidOperationException("The server ended the stream.");
    }

    private static Told Read(JsonElement response)
    {
        if (response.TryGetProperty("errors", out var errors))
            throw new InvalidOperationException($"{errors}");
        var received = response.GetProperty("data").GetProperty("notificationReceived");
        var notification = received.GetProperty("notification");
        return new(received.GetProperty("cursor").GetString()!, notification.GetProperty("id").GetString()!, notification.GetProperty("arguments")[0].GetProperty("value").GetString()!);
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
