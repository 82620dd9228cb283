using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>A notification as it comes in (ACC-04).</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c> when the stream has ended.</param>
/// <param name="Notification">The notification.</param>
internal sealed record ReceivedNotification(string Cursor, Notification Notification) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>Being told at once.</summary>
[SubscriptionType]
internal static class NotificationSubscription
{
    private static readonly FeedCursor Cursor = new("n1");

    /// <summary>
    /// The caller's notifications as they come in (ACC-04), in their order, none left out and none twice. A stream that ends is opened again with the last
    /// cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it. What has been removed since is passed over.
    /// </summary>
    /// <param name="after">The cursor of the last notification that was received; left out, the stream begins with what comes in from now on.</param>
    [Authorize]
    public static async Task<IAsyncEnumerable<ReceivedNotification>> OnNotificationReceivedAsync(
        string? after, IEnumerable<IEventFeed> feeds, ModuleDatabase<PlatformDb> database, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == PlatformModule.Name);
        return ReadAsync(feed, await Cursor.BeginAsync(feed, start, after, cancellationToken), caller.UserId!.Value, database, cancellationToken);
    }

    private static async IAsyncEnumerable<ReceivedNotification> ReadAsync(
        IEventFeed feed, long after, Guid recipient, ModuleDatabase<PlatformDb> database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var made in feed.ReadAsync(after, new EventFilter([NotificationMade.Name], [recipient]), cancellationToken))
        {
            var id = made.As<NotificationMade>().Notification;
            await using var db = database.Open(SystemCaller.Instance);
            if (await db.Notifications.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.RecipientId == recipient, cancellationToken) is { } notification)
                yield return new(Cursor.Of(made.Position), notification);
        }
    }
}
