using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>Identifies a notification of one user.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Notification")]
internal readonly record struct NotificationId(Guid Value) : IComparable<NotificationId>
{
    /// <summary>The order within one instant, as the databases have it.</summary>
    public int CompareTo(NotificationId other) => Value.CompareTo(other.Value);
}

/// <summary>Something that a user was told (ACC-04). It is seen by that user alone; for others there is no such thing.</summary>
[NotAudited]
internal sealed class Notification
{
    private Notification()
    {
    }

    /// <summary>The notification's id.</summary>
    public NotificationId Id { get; private init; }

    /// <summary>Who was told.</summary>
    [GraphQLIgnore]
    public Guid RecipientId { get; private init; }

    /// <summary>The kind, by its stable code, for example <c>merchants.application-approved</c>; <c>notificationPreferences</c> lists all.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>When what it tells of happened (UTC).</summary>
    public DateTime HappenedAt { get; private init; }

    /// <summary>When it came into the inbox (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was marked as read (UTC); null while it is unread.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>The node type of what it is about; null where it is about nothing that has an id.</summary>
    [GraphQLIgnore]
    public string? SubjectType { get; private init; }

    /// <summary>What it is about.</summary>
    [GraphQLIgnore]
    public Guid? SubjectId { get; private init; }

    /// <summary>What its text is filled in with.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<NoticeArgument> Arguments { get; private init; } = [];

    /// <summary>The module whose event it comes of.</summary>
    [GraphQLIgnore]
    public string Source { get; private init; } = "";

    /// <summary>The event's place in that module's feed.</summary>
    [GraphQLIgnore]
    public long Position { get; private init; }

    /// <summary>What it is about; null where that has no id, is gone, or may not be seen by the user any more.</summary>
    public NodeId? Subject => SubjectType is { } type && SubjectId is { } id ? new(type, id) : null;

    /// <summary>A notification of one user.</summary>
    public static Notification Of(Guid recipient, Notice notice, NoticeOrigin origin, DateTime at) => new()
    {
        Id = new(Guid.CreateVersion7()),
        RecipientId = recipient,
        Kind = notice.Kind.Code,
        HappenedAt = origin.HappenedAt,
        CreatedAt = at,
        SubjectType = notice.Subject?.TypeName,
        SubjectId = notice.Subject?.Value,
        Arguments = notice.Arguments,
        Source = origin.Source,
        Position = origin.Position,
    };
}

/// <summary>The event that a notice comes of.</summary>
/// <param name="Source">The module that raised it.</param>
/// <param name="Position">Its place in that module's feed.</param>
/// <param name="HappenedAt">When it happened (UTC).</param>
internal sealed record NoticeOrigin(string Source, long Position, DateTime HappenedAt);

/// <summary>A notification has come into somebody's inbox; by these events subscriptions go on without a gap.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Recipient">Whose inbox it is.</param>
[Event(Name)]
internal sealed record NotificationMade(NotificationId Notification, Guid Recipient) : IEvent
{
    public const string Name = "platform.notification-made";

    Guid IEvent.AggregateId => Recipient;
}
