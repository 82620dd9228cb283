using Modular.Kernel;

namespace Modular.Platform.Notifications;

/// <summary>A way by which users are told something (ACC-04).</summary>
internal enum NotificationChannel
{
    /// <summary>The inbox within the platform.</summary>
    Inbox,

    /// <summary>E-mail.</summary>
    Mail,
}

/// <summary>What a user has chosen for one kind of notification and one channel, in place of what the kind does by itself (ACC-04).</summary>
internal sealed class NotificationChoice
{
    public required Guid UserId { get; init; }

    public required string Kind { get; init; }

    public required NotificationChannel Channel { get; init; }

    /// <summary>Whether the user is told this way.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether users may choose: what is a matter of their account's security always comes into the inbox.</summary>
    public static bool IsFree(NotificationKind kind, NotificationChannel channel) => channel != NotificationChannel.Inbox || !kind.IsSecurity;

    /// <summary>Whether a user is told this way.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="chosen">What the user has chosen; null where nothing was.</param>
    public static bool InForce(NotificationKind kind, NotificationChannel channel, bool? chosen) =>
        !IsFree(kind, channel) || (chosen ?? (channel == NotificationChannel.Inbox || kind.IsMailed));
}
