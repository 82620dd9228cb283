using Accounts.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Accounts.Persistence;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.Language).HasMaxLength(FieldLengths.Language);
        builder.HoldsDataOf(u => u.Id);
        builder.Property(u => u.Name).IsAudited();
        builder.Property(u => u.StatusReason!).IsAudited();
        builder.HasBlindIndex(u => u.Name);
        builder.Property(u => u.PasswordHash).HasMaxLength(200).IsSensitive();
        builder.HasBlindIndex(u => u.Email, isUnique: true);
        builder.HasBlindIndex(u => u.Mobile, isUnique: true);
        builder.HasIndex(u => new { u.RegisteredAt, u.Id });
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.HasIndex(s => new { s.UserId, s.EndedAt });
        builder.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class RefreshRotationConfiguration : IEntityTypeConfiguration<RefreshRotation>
{
    private const int HashLength = 32;

    public void Configure(EntityTypeBuilder<RefreshRotation> builder)
    {
        builder.HasKey(r => r.SessionId);
        foreach (var bytes in new[] { nameof(RefreshRotation.FamilyHash), nameof(RefreshRotation.CurrentHash), nameof(RefreshRotation.PreviousHash), nameof(RefreshRotation.Salt) })
            builder.Property(bytes).HasMaxLength(HashLength);
    }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.Property(a => a.Role).HasMaxLength(FieldLengths.Key);
        // Two NULLs are two values for an index, so the platform's assignments have one of their own.
        builder.HasIndex(a => new { a.UserId, a.Role, a.MerchantId }).IsUnique();
        builder.HasIndex(a => new { a.UserId, a.Role }).IsUnique().HasFilter("\"MerchantId\" IS NULL");
        builder.HasIndex(a => new { a.MerchantId, a.UserId });
        builder.HasIndex(a => a.Role);
    }
}

internal sealed class CustomRoleConfiguration : IEntityTypeConfiguration<CustomRole>
{
    public void Configure(EntityTypeBuilder<CustomRole> builder)
    {
        builder.HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(FieldLengths.Key);
        builder.Property(r => r.Title).HasMaxLength(FieldLengths.Title);
        builder.Property(r => r.Permissions).HasConversion(WordList.ToText, WordList.Comparer);
    }
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.HasKey(t => t.Name);
        builder.Property(t => t.Name).HasMaxLength(FieldLengths.Key);
        builder.Property(t => t.Title).HasMaxLength(FieldLengths.Title);
        builder.Property(t => t.Roles).HasConversion(WordList.ToText, WordList.Comparer);
    }
}

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.HasKey(m => new { m.Team, m.UserId });
        builder.Property(m => m.Team).HasMaxLength(FieldLengths.Key);
        builder.HasIndex(m => m.UserId);
    }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.Ignore(e => e.KeptByModules);
        builder.Property(e => e.Reason).HasMaxLength(FieldLengths.Reason);
        builder.HasIndex(e => e.UserId).IsUnique().HasFilter("\"Status\" <> 'Cancelled'");
        builder.HasIndex(e => new { e.Status, e.DueAt });
        builder.HasIndex(e => e.HasKept);
        builder.HasIndex(e => new { e.RequestedAt, e.Id });
    }
}

internal sealed class DataExportConfiguration : IEntityTypeConfiguration<DataExport>
{
    public void Configure(EntityTypeBuilder<DataExport> builder)
    {
        builder.Property(e => e.Sha256).HasMaxLength(64);
        builder.HasIndex(e => e.UserId).IsUnique().HasFilter("\"Status\" = 'Waiting'").HasDatabaseName("IX_DataExports_waiting");
        builder.HasIndex(e => new { e.UserId, e.RequestedAt, e.Id });
        builder.HasIndex(e => new { e.Status, e.ExpiresAt });
        builder.HasIndex(e => e.Sha256);
    }
}

internal sealed class AdminRosterConfiguration : IEntityTypeConfiguration<AdminRoster>
{
    public void Configure(EntityTypeBuilder<AdminRoster> builder) => builder.Property(r => r.Id).ValueGeneratedNever();
}

internal sealed class RealNameConfiguration : IEntityTypeConfiguration<RealName>
{
    /// <summary>The column of the number's blind index.</summary>
    public const string IdCardIndex = nameof(RealName.IdCard) + "Index";

    public void Configure(EntityTypeBuilder<RealName> builder)
    {
        builder.Property(r => r.Reason).HasMaxLength(FieldLengths.Reason);
        builder.HasIndex(r => r.UserId).IsUnique();
        builder.HasIndex(r => new { r.Status, r.SubmittedAt, r.Id });
        builder.HasBlindIndex(r => r.IdCard);
        builder.HasIndex(IdCardIndex, nameof(RealName.NumberPlace)).IsUnique();
    }
}

internal sealed class DataUseConfiguration : IEntityTypeConfiguration<DataUse>
{
    public void Configure(EntityTypeBuilder<DataUse> builder)
    {
        builder.HasKey(u => new { u.Code, u.Version });
        builder.Property(u => u.Code).HasMaxLength(FieldLengths.Key);
        builder.Property(u => u.PurposeEn).HasMaxLength(FieldLengths.Reason);
        builder.Property(u => u.PurposeZh).HasMaxLength(FieldLengths.Reason);
        builder.Property(u => u.Until).IsConcurrencyToken();
        builder.HasIndex(u => u.Code).IsUnique().HasFilter("\"Until\" IS NULL");
    }
}

internal sealed class DataUseAcknowledgementConfiguration : IEntityTypeConfiguration<DataUseAcknowledgement>
{
    public void Configure(EntityTypeBuilder<DataUseAcknowledgement> builder)
    {
        builder.HasKey(a => new { a.UserId, a.Code, a.Version });
        builder.Property(a => a.Code).HasMaxLength(FieldLengths.Key);
    }
}

/// <summary>Names without blanks, stored as one text.</summary>
internal static class WordList
{
    public static Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<string[], string> ToText { get; } =
        new(words => string.Join(' ', words), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public static ValueComparer<string[]> Comparer { get; } = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), words => string.Join(' ', words).GetHashCode(StringComparison.Ordinal), words => words.ToArray());
}

/// <summary>How long texts may be, in characters.</summary>
internal static class FieldLengths
{
    public const int Name = 50;
    public const int Language = 20;
    public const int Key = 40;
    public const int Title = 100;
    public const int Reason = 500;
}
