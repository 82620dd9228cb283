using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

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
        await foreach (var result in SocketSubscription.ReadAsync(host, token, Document, new { after }, cancellationToken))
            yield return Read(result);
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
}
