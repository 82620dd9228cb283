using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>The caller's inbox.</summary>
[QueryType]
[Authorize]
internal static class NotificationQueries
{
    /// <summary>What the caller was told, the newest first (ACC-04); what is unread with <c>where: { readAt: { eq: null } }</c>. Kept for 180 days unless the operator has set another time.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Notification.Kind), nameof(Notification.ReadAt), nameof(Notification.CreatedAt), nameof(Notification.HappenedAt)])]
    public static IQueryable<Notification> GetNotifications(PlatformDb db, ICaller caller) =>
        db.NotificationsOf(caller).AsNoTracking().OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id);

    /// <summary>How many of the caller's notifications are unread (ACC-04).</summary>
    public static Task<int> GetUnreadNotificationCountAsync(PlatformDb db, ICaller caller, CancellationToken cancellationToken) =>
        db.NotificationsOf(caller).CountAsync(n => n.ReadAt == null, cancellationToken);

    /// <summary>The notifications of the caller; others' do not exist for him.</summary>
    internal static IQueryable<Notification> NotificationsOf(this PlatformDb db, ICaller caller)
    {
        var recipient = caller.UserId;
        return db.Notifications.Where(n => n.RecipientId == recipient);
    }
}

/// <summary>Loads notifications by id.</summary>
internal static class NotificationNodes
{
    /// <summary>The caller's own by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<NotificationId, Notification>> GetNotificationsByIdAsync(
        IReadOnlyList<NotificationId> ids, PlatformDb db, ICaller caller, CancellationToken cancellationToken) =>
        await db.NotificationsOf(caller).AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellationToken);
}

/// <summary>
/// The notification's words, in the reader's language (FE-03). They are made when it is read; where its subject may not be seen any more, they say nothing of it.
/// </summary>
[ObjectType<Notification>]
internal static class NotificationFields
{
    /// <summary>What the kind is called, in the reader's language.</summary>
    [BatchResolver]
    [Cost(0)]
    public static IReadOnlyList<string> GetTitle([Parent(Requires = nameof(Notification.Kind))] IReadOnlyList<Notification> notifications, NotificationKinds kinds) =>
        [.. notifications.Select(n => kinds.Find(n.Kind)?.Title ?? Text.Of("NOTIFICATION_KIND_GONE"))];

    /// <summary>What it says, in the reader's language.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<string>> GetTextAsync([Parent] IReadOnlyList<Notification> notifications, NotificationKinds kinds, RequestContext request) =>
        await EachAsync(notifications, request, (n, isOpen) => !isOpen
            ? Text.Of("NOTIFICATION_SUBJECT_HIDDEN")
            : kinds.Find(n.Kind)?.TextOf(n.Arguments) ?? Text.Of("NOTIFICATION_KIND_GONE"));

    /// <summary>The codes and numbers that its text is filled in with; empty where the subject may not be seen any more.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<NotificationArgument>>> GetArgumentsAsync([Parent] IReadOnlyList<Notification> notifications, RequestContext request) =>
        await EachAsync<IReadOnlyList<NotificationArgument>>(
            notifications, request, (n, isOpen) => isOpen ? [.. n.Arguments.Select(a => new NotificationArgument(a.Name, a.Value))] : []);

    // Whether a subject may be seen is said by its module's node resolver, which is asked once for all.
    private static Task<T[]> EachAsync<T>(IReadOnlyList<Notification> notifications, RequestContext request, Func<Notification, bool, T> make) =>
        Task.WhenAll(notifications.Select(async n => make(n, n.Subject is not { } subject || await request.LoadNodeAsync(subject) is not null)));
}

/// <summary>A code or number of a notification (ACC-04).</summary>
/// <param name="Name">What it is, for example <c>reason</c>.</param>
/// <param name="Value">The value; it does not depend on the language.</param>
internal sealed record NotificationArgument(string Name, string Value);
