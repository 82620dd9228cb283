using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Notifications;

namespace Modular.Platform.Mail;

/// <summary>Identifies a mail to one user.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("MailDelivery")]
internal readonly record struct MailDeliveryId(Guid Value);

/// <summary>How far a mail has got.</summary>
internal enum MailStatus
{
    /// <summary>It waits for its first attempt.</summary>
    Waiting,

    /// <summary>It was handed over.</summary>
    Sent,

    /// <summary>An attempt failed, and another one follows.</summary>
    Retrying,

    /// <summary>The user has no e-mail address.</summary>
    NoAddress,

    /// <summary>All attempts failed, or it was refused for good. It can be sent again.</summary>
    Parked,
}

/// <summary>
/// A notification on its way to a user by mail, at least once and under one <c>Message-ID</c> (ACC-04). The row holds neither address nor words: both are asked for
/// and made when it is sent.
/// </summary>
[Authorize(MailPermissions.Read)]
[NotAudited]
internal sealed class MailDelivery
{
    private MailDelivery()
    {
    }

    /// <summary>The mail's id.</summary>
    public MailDeliveryId Id { get; private init; }

    /// <summary>Whom it goes to.</summary>
    [ID("User")]
    public Guid RecipientId { get; private init; }

    /// <summary>The kind of notification, by its stable code.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>What its text is filled in with.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<NoticeArgument> Arguments { get; private init; } = [];

    /// <summary>When what it tells of happened (UTC).</summary>
    public DateTime HappenedAt { get; private init; }

    /// <summary>How far it has got.</summary>
    public MailStatus Status { get; private set; }

    /// <summary>How many attempts have failed since it was written, or sent again by hand.</summary>
    public int Failures { get; private set; }

    /// <summary>Why the last attempt failed, in a few words and without the address; null where none has.</summary>
    public string? Error { get; private set; }

    /// <summary>When it is tried next (UTC); null where it is not. While an attempt runs, when it counts as lost.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    /// <summary>The attempt that runs, by a number that it alone knows.</summary>
    [GraphQLIgnore]
    public Guid? Claim { get; private set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was sent, or given up (UTC); null before.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The module whose event it comes of.</summary>
    [GraphQLIgnore]
    public string Source { get; private init; } = "";

    /// <summary>The event's place in that module's feed.</summary>
    [GraphQLIgnore]
    public long Position { get; private init; }

    /// <summary>A mail to one user, to be sent at once.</summary>
    public static MailDelivery Of(Guid recipient, Notice notice, NoticeOrigin origin, DateTime at) => new()
    {
        Id = new(Guid.CreateVersion7()),
        RecipientId = recipient,
        Kind = notice.Kind.Code,
        Arguments = notice.Arguments,
        HappenedAt = origin.HappenedAt,
        CreatedAt = at,
        NextAttemptAt = at,
        Source = origin.Source,
        Position = origin.Position,
    };

    /// <summary>Writes down what came of the attempt that ran.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="at">When it ended (UTC).</param>
    /// <param name="retryAt">When a failed one is tried again (UTC); null where this was the last time.</param>
    public void Note(MailOutcome outcome, DateTime at, DateTime? retryAt)
    {
        Claim = null;
        (Status, Error) = (outcome.Status, outcome.Error);
        Failures += outcome.Error is null ? 0 : 1;
        NextAttemptAt = outcome.Status == MailStatus.Retrying ? retryAt : null;
        if (NextAttemptAt is not null)
            return;
        Status = outcome.Status == MailStatus.Retrying ? MailStatus.Parked : outcome.Status;
        FinishedAt = at;
    }

    /// <summary>Lets it be sent again, with all attempts.</summary>
    public void Resend(DateTime at) => (Status, Failures, NextAttemptAt, FinishedAt) = (MailStatus.Waiting, 0, at, null);
}

/// <summary>What came of an attempt to send a mail.</summary>
/// <param name="Status">How far it has got; <see cref="MailStatus.Retrying"/> where the attempt failed for now.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal sealed record MailOutcome(MailStatus Status, string? Error = null);

internal sealed class MailDeliveryConfiguration : IEntityTypeConfiguration<MailDelivery>
{
    public const int ErrorLength = 300;

    public void Configure(EntityTypeBuilder<MailDelivery> builder)
    {
        builder.ToTable("mail_deliveries");
        builder.Property(m => m.Kind).HasMaxLength(NotificationKind.CodeLength);
        builder.Property(m => m.Source).HasMaxLength(NotificationConfiguration.SourceLength);
        builder.Property(m => m.Arguments).StoredAsJson();
        builder.Property(m => m.Error).HasMaxLength(ErrorLength);
        builder.Property(m => m.Claim).IsConcurrencyToken();
        builder.HasIndex(m => new { m.RecipientId, m.Source, m.Position, m.Kind }).IsUnique();
        // What is still to be sent: few rows, whatever has been sent.
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("\"NextAttemptAt\" IS NOT NULL").HasDatabaseName("IX_mail_deliveries_open");
        builder.HasIndex(m => new { m.CreatedAt, m.Id });
        builder.HasIndex(m => m.FinishedAt);
    }
}
