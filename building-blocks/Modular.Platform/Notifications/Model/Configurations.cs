using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Kernel;

namespace Modular.Platform.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public const int SourceLength = 100;

    private const int TypeLength = 128;

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.Ignore(n => n.Subject);
        builder.Property(n => n.Kind).HasMaxLength(NotificationKind.CodeLength);
        builder.Property(n => n.SubjectType).HasMaxLength(TypeLength);
        builder.Property(n => n.Source).HasMaxLength(SourceLength);
        builder.Property(n => n.Arguments).StoredAsJson();
        // One for each event, recipient and kind, whatever happens.
        builder.HasIndex(n => new { n.RecipientId, n.Source, n.Position, n.Kind }).IsUnique();
        builder.HasIndex(n => new { n.RecipientId, n.CreatedAt, n.Id });
        builder.HasIndex(n => n.RecipientId).HasFilter("\"ReadAt\" IS NULL").HasDatabaseName("IX_notifications_unread");
        builder.HasIndex(n => n.CreatedAt);
    }
}

internal sealed class NotificationChoiceConfiguration : IEntityTypeConfiguration<NotificationChoice>
{
    public void Configure(EntityTypeBuilder<NotificationChoice> builder)
    {
        builder.ToTable("notification_choices");
        builder.HasKey(c => new { c.UserId, c.Kind, c.Channel });
        builder.Property(c => c.Kind).HasMaxLength(NotificationKind.CodeLength);
    }
}

/// <summary>How the arguments of a notice are stored: as a JSON text.</summary>
internal static class StoredArguments
{
    private const int Length = 2000;

    private static readonly ValueComparer<IReadOnlyList<NoticeArgument>> Comparer = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), list => list.Count, list => list);

    public static void StoredAsJson(this PropertyBuilder<IReadOnlyList<NoticeArgument>> property) => property
        .HasConversion(list => Write(list), text => Read(text), Comparer).HasMaxLength(Length);

    private static string Write(IReadOnlyList<NoticeArgument> list) => JsonSerializer.Serialize(list, JsonSerializerOptions.Web);

    private static IReadOnlyList<NoticeArgument> Read(string text) => JsonSerializer.Deserialize<NoticeArgument[]>(text, JsonSerializerOptions.Web)!;
}
