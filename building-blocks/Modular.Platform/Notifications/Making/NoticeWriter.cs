using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform.Mail;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>Writes what users are told of an event: into their inboxes, and as mails to be sent, as each has chosen (ACC-04). The save is the caller's.</summary>
internal sealed class NoticeWriter(PlatformDb db, NotificationKinds kinds, IAudienceSource audiences, NotificationOptions options, TimeProvider clock)
{
    /// <summary>Adds the rows; none of what is too old for an inbox.</summary>
    /// <param name="origin">The event.</param>
    /// <param name="notices">What is to be told of it.</param>
    /// <param name="actor">Who caused it; null for the system.</param>
    /// <param name="cancellationToken">Reaches the database commands.</param>
    /// <exception cref="InvalidOperationException">A kind is not registered.</exception>
    public async Task WriteAsync(NoticeOrigin origin, IReadOnlyList<Notice> notices, Guid? actor, CancellationToken cancellationToken)
    {
        if (notices.FirstOrDefault(n => kinds.Find(n.Kind.Code) != n.Kind) is { } unknown)
            throw new InvalidOperationException($"The notification {unknown.Kind.Code} is not registered; add its kind as a singleton.");
        var now = clock.GetUtcNow().UtcDateTime;
        if (origin.HappenedAt <= now - options.Retention)
            return;
        var told = await FindToldAsync(notices, actor, cancellationToken);
        var choices = await ChoicesAsync(told, cancellationToken);
        foreach (var (user, notice) in told)
        {
            if (IsOn(user, notice.Kind, NotificationChannel.Inbox))
            {
                var made = db.Add(Notification.Of(user, notice, origin, now)).Entity;
                db.Raise(new NotificationMade(made.Id, user), now);
            }

            if (origin.HappenedAt > now - options.MailWithin && IsOn(user, notice.Kind, NotificationChannel.Mail))
                db.Add(MailDelivery.Of(user, notice, origin, now));
        }

        bool IsOn(Guid user, NotificationKind kind, NotificationChannel channel) =>
            NotificationChoice.InForce(kind, channel, choices.TryGetValue((user, kind.Code, channel), out var chosen) ? chosen : null);
    }

    // Somebody who is meant twice, as the owner and by a permission, is told once.
    private async Task<List<(Guid User, Notice Notice)>> FindToldAsync(IReadOnlyList<Notice> notices, Guid? actor, CancellationToken cancellationToken)
    {
        var users = await audiences.FindAsync([.. notices.Select(n => n.To)], cancellationToken);
        return [.. notices.Zip(users)
            .SelectMany(p => p.Second.Where(u => u != actor || p.First.Kind.IsSecurity).Select(u => (User: u, Notice: p.First)))
            .DistinctBy(t => (t.User, t.Notice.Kind.Code))];
    }

    private async Task<Dictionary<(Guid, string, NotificationChannel), bool>> ChoicesAsync(List<(Guid User, Notice Notice)> told, CancellationToken cancellationToken)
    {
        Guid[] users = [.. told.Select(t => t.User).Distinct()];
        string[] codes = [.. told.Select(t => t.Notice.Kind.Code).Distinct()];
        return users.Length == 0
            ? []
            : await db.NotificationChoices.AsNoTracking().Where(c => users.Contains(c.UserId) && codes.Contains(c.Kind))
                .ToDictionaryAsync(c => (c.UserId, c.Kind, c.Channel), c => c.IsOn, cancellationToken);
    }
}
