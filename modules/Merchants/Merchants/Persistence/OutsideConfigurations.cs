using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

internal sealed class PlatformUploadConfiguration : IEntityTypeConfiguration<PlatformUpload>
{
    public void Configure(EntityTypeBuilder<PlatformUpload> builder)
    {
        builder.HasKey(u => new { u.DocumentId, u.Number });
        builder.Property(u => u.Target).HasMaxLength(FieldLengths.Code);
        builder.Property(u => u.ExternalRef).HasMaxLength(FieldLengths.ExternalRef);
        builder.Property(u => u.Replaces).HasMaxLength(FieldLengths.ExternalRef);
        builder.Ignore(u => u.IdempotencyKey);
        builder.HasOne<DocumentVersion>().WithOne(v => v.Upload).HasForeignKey<PlatformUpload>(u => new { u.DocumentId, u.Number });
        builder.HasIndex(u => u.NextTryAt);
        builder.HasIndex(u => new { u.BegunAt, u.DocumentId });
    }
}

internal sealed class PlatformFindingConfiguration : IEntityTypeConfiguration<PlatformFinding>
{
    public void Configure(EntityTypeBuilder<PlatformFinding> builder)
    {
        builder.Property(f => f.ExternalId).HasMaxLength(FieldLengths.ExternalRef);
        builder.Ignore(f => f.ReportKey);
        builder.HasOne<Document>().WithMany().HasForeignKey(f => f.DocumentId);
        // What the platform has told is told once.
        builder.HasIndex(f => f.ExternalId).IsUnique();
        builder.HasIndex(f => f.NextTryAt);
        builder.HasIndex(f => new { f.RecordedAt, f.Id });
        builder.HasIndex(f => f.OwnerId);
    }
}

internal sealed class PlatformPlaceConfiguration : IEntityTypeConfiguration<PlatformPlace>
{
    public void Configure(EntityTypeBuilder<PlatformPlace> builder)
    {
        builder.HasKey(p => new { p.Target, p.List });
        builder.Property(p => p.Target).HasMaxLength(FieldLengths.Code);
        builder.Property(p => p.List).HasMaxLength(FieldLengths.Code);
        builder.Property(p => p.Place).HasMaxLength(FieldLengths.ExternalRef);
    }
}

internal sealed class PlatformRuleChangeConfiguration : IEntityTypeConfiguration<PlatformRuleChange>
{
    public void Configure(EntityTypeBuilder<PlatformRuleChange> builder)
    {
        builder.Property(c => c.Title).HasMaxLength(FieldLengths.StandardName);
        builder.Property(c => c.Words).HasMaxLength(FieldLengths.RuleText);
        builder.Property(c => c.ExternalId).HasMaxLength(FieldLengths.ExternalRef);
        builder.Ignore(c => c.Teams);
        builder.HasIndex(c => c.ExternalId).IsUnique();
        builder.HasIndex(c => new { c.RecordedAt, c.Id });
    }
}

internal sealed class RuleChangeReceiptConfiguration : IEntityTypeConfiguration<RuleChangeReceipt>
{
    public void Configure(EntityTypeBuilder<RuleChangeReceipt> builder)
    {
        builder.HasKey(r => new { r.RuleChangeId, r.UserId });
        builder.HasOne<PlatformRuleChange>().WithMany().HasForeignKey(r => r.RuleChangeId);
        builder.HasIndex(r => r.UserId);
    }
}
