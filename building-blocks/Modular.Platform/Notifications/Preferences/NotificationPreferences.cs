using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>Whether a user is told of one kind of thing by one channel (ACC-04).</summary>
/// <param name="Kind">The kind, by its stable code.</param>
/// <param name="Title">What the kind is called, in the reader's language.</param>
/// <param name="Channel">The channel.</param>
/// <param name="IsOn">Whether the user is told this way.</param>
/// <param name="CanChange">Whether it can be chosen: what is a matter of the account's security always comes into the inbox.</param>
internal sealed record NotificationPreference(string Kind, string Title, NotificationChannel Channel, bool IsOn, bool CanChange)
{
    /// <summary>The preference in force.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="chosen">What the user has chosen; null where nothing was.</param>
    public static NotificationPreference Of(NotificationKind kind, NotificationChannel channel, bool? chosen) =>
        new(kind.Code, kind.Title, channel, NotificationChoice.InForce(kind, channel, chosen), NotificationChoice.IsFree(kind, channel));
}

/// <summary>What users want to be told.</summary>
[QueryType]
internal static class NotificationPreferenceQuery
{
    /// <summary>All kinds of notifications, by code, and by which channels the caller is told of each (ACC-04).</summary>
    [Authorize]
    [ListSize(AssumedSize = 100)]
    public static async Task<IReadOnlyList<NotificationPreference>> GetNotificationPreferencesAsync(
        NotificationKinds kinds, PlatformDb db, ICaller caller, CancellationToken cancellationToken)
    {
        var user = caller.UserId;
        var chosen = await db.NotificationChoices.AsNoTracking().Where(c => c.UserId == user).ToDictionaryAsync(c => (c.Kind, c.Channel), c => c.IsOn, cancellationToken);
        return [.. from kind in kinds.All
                   from channel in Enum.GetValues<NotificationChannel>()
                   select NotificationPreference.Of(kind, channel, chosen.TryGetValue((kind.Code, channel), out var isOn) ? isOn : null)];
    }
}

/// <summary>Choosing what one is told.</summary>
[MutationType]
internal static class SetNotificationPreferenceMutation
{
    /// <summary>Says whether the caller is told of one kind of thing by one channel, from now on (ACC-04). Notices of the account's security stay in the inbox.</summary>
    /// <param name="kind">The kind, by its stable code.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="isOn">Whether the caller is to be told this way.</param>
    /// <returns>The preference.</returns>
    [Authorize]
    [Error<InvalidInputError>]
    [return: GraphQLName("preference")]
    public static async Task<FieldResult<NotificationPreference>> SetNotificationPreferenceAsync(
        string kind, NotificationChannel channel, bool isOn, NotificationKinds kinds, PlatformDb db, ICaller caller, CancellationToken cancellationToken)
    {
        if (kinds.Find(kind) is not { } known)
            return new IUserError[] { Text.Invalid("kind", "NOTIFICATION_KIND_UNKNOWN") };
        if (!isOn && !NotificationChoice.IsFree(known, channel))
            return new IUserError[] { Text.Invalid("isOn", "NOTIFICATION_LOCKED") };
        var user = caller.UserId!.Value;
        while (true)
        {
            var choice = await db.NotificationChoices.SingleOrDefaultAsync(c => c.UserId == user && c.Kind == known.Code && c.Channel == channel, cancellationToken)
                ?? db.Add(new NotificationChoice { UserId = user, Kind = known.Code, Channel = channel }).Entity;
            choice.IsOn = isOn;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return NotificationPreference.Of(known, channel, isOn);
            }
            catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
            {
                // The same user has chosen at this moment elsewhere; this comes after it.
                db.ChangeTracker.Clear();
            }
        }
    }
}
