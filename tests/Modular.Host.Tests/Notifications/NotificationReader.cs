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
        await foreach (var (id, result) in StreamedSubscription.ReadAsync(host, token, Document, lastEventId, cancellationToken))
        {
            var told = Read(result);
            yield return told.Cursor == id ? told : throw new InvalidOperationException($"The event {id} has the cursor {told.Cursor}.");
        }
    }

    private static Told Read(JsonElement response)
    {
        var received = response.GetProperty("data").GetProperty("notificationReceived");
        var notification = received.GetProperty("notification");
        return new(received.GetProperty("cursor").GetString()!, notification.GetProperty("id").GetString()!, notification.GetProperty("arguments")[0].GetProperty("value").GetString()!);
    }
}
