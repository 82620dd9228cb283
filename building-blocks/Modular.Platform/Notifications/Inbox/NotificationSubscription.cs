using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.GraphQL.Execution;
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
    /// <summary>
    /// The caller's notifications as they come in (ACC-04), in their order, none left out and none twice. A stream that ends is opened again with the last
    /// cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it. What has been removed since is passed over.
    /// </summary>
    /// <param name="after">The cursor of the last notification that was received; left out, the stream begins with what comes in from now on.</param>
    [Authorize]
    public static async Task<IAsyncEnumerable<ReceivedNotification>> OnNotificationReceivedAsync(
        string? after, IEnumerable<IEventFeed> feeds, ModuleDatabase<PlatformDb> database, ICaller caller, RequestContext request, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == PlatformModule.Name);
        var position = request.LastEventId is { } last ? NotificationCursor.Parse(last)
            : after is not null ? NotificationCursor.Parse(after)
            : await feed.LastPositionAsync(cancellationToken);
        return ReadAsync(feed, position, caller.UserId!.Value, database, cancellationToken);
    }

    private static async IAsyncEnumerable<ReceivedNotification> ReadAsync(
        IEventFeed feed, long after, Guid recipient, ModuleDatabase<PlatformDb> database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var made in feed.ReadAsync(after, new EventFilter([NotificationMade.Name], [recipient]), cancellationToken))
        {
            var id = made.As<NotificationMade>().Notification;
            await using var db = database.Open(SystemCaller.Instance);
            if (await db.Notifications.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.RecipientId == recipient, cancellationToken) is { } notification)
                yield return new(NotificationCursor.Of(made.Position), notification);
        }
    }
}

/// <summary>A place in the stream of notifications, opaque to clients. It is no secret: whoever makes one up still gets the own notifications alone.</summary>
internal static class NotificationCursor
{
    private const string Prefix = "n1:";

    /// <summary>The cursor of a position in the platform's feed.</summary>
    public static string Of(long position) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{position}")));

    /// <summary>The position of a cursor.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is none.</exception>
    public static long Parse(string cursor) =>
        Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var text && text.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new GraphQLException("The value of `after` is not a cursor of this server.", ErrorCodes.BadUserInput);
}
