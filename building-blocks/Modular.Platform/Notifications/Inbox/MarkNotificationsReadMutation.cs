using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>What was marked as read (ACC-04).</summary>
/// <param name="Count">How many were unread before.</param>
/// <param name="UnreadCount">How many of the caller's notifications are unread now.</param>
internal sealed record ReadNotifications(int Count, int UnreadCount);

/// <summary>Marking notifications as read.</summary>
[MutationType]
internal static class MarkNotificationsReadMutation
{
    private const int Most = 200;

    /// <summary>Marks some of the caller's notifications as read, or all up to one of them (ACC-04). What is read already stays as it is.</summary>
    /// <param name="ids">The notifications, at most 200. Where one of them does not exist for the caller, none is marked.</param>
    /// <param name="upTo">In place of ids: this one and all that stand below it in <c>notifications</c>; what comes in meanwhile stays unread.</param>
    /// <returns>What was marked.</returns>
    [Authorize]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [return: GraphQLName("read")]
    public static async Task<FieldResult<ReadNotifications>> MarkNotificationsReadAsync(
        IReadOnlyList<NotificationId>? ids, NotificationId? upTo, PlatformDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if ((ids is null) == (upTo is null))
            return new IUserError[] { Text.Invalid("ids", "NOTIFICATIONS_UNNAMED") };
        if (ids?.Count > Most)
            return new IUserError[] { Text.Invalid("ids", "NOTIFICATIONS_LIMIT", Most) };
        NotificationId[] named = upTo is { } only ? [only] : [.. ids!.Distinct()];
        var own = db.NotificationsOf(caller);
        var found = await own.AsNoTracking().Where(n => named.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellationToken);
        foreach (var id in named)
        {
            if (!found.ContainsKey(id))
                return new IUserError[] { new NotFoundError(Text.Of("NOTIFICATION_NOT_FOUND"), NodeId.Of(id).ToString()) };
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var marked = await (upTo is { } last ? UpTo(own, found[last]) : own.Where(n => named.Contains(n.Id)))
            .Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
        return new ReadNotifications(marked, await own.CountAsync(n => n.ReadAt == null, cancellationToken));
    }

    private static IQueryable<Notification> UpTo(IQueryable<Notification> own, Notification last)
    {
        var (at, id) = (last.CreatedAt, last.Id);
        return own.Where(n => n.CreatedAt < at || (n.CreatedAt == at && n.Id.CompareTo(id) <= 0));
    }
}
