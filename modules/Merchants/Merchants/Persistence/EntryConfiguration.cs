using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

internal sealed class EntryCriteriaConfiguration : IEntityTypeConfiguration<EntryCriteria>
{
    public void Configure(EntityTypeBuilder<EntryCriteria> builder)
    {
        builder.HasMany(c => c.Items).WithOne().HasForeignKey(i => i.CriteriaId);
        builder.HasIndex(c => c.Edition).IsUnique();
        // One edition is in force.
        builder.HasIndex(c => c.Status).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_EntryCriteria_Published");
    }
}

internal sealed class EntryCriterionConfiguration : IEntityTypeConfiguration<EntryCriterion>
{
    public void Configure(EntityTypeBuilder<EntryCriterion> builder)
    {
        builder.HasKey(i => new { i.CriteriaId, i.Number });
        builder.Property(i => i.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(i => i.Name).HasMaxLength(FieldLengths.ClauseText);
        builder.Property(i => i.NameEnglish).HasMaxLength(FieldLengths.ClauseText);
        builder.HasIndex(i => new { i.CriteriaId, i.Code }).IsUnique();
    }
}

internal sealed class ApplicationEvidenceConfiguration : IEntityTypeConfiguration<ApplicationEvidence>
{
    public void Configure(EntityTypeBuilder<ApplicationEvidence> builder)
    {
        builder.Property(e => e.Criterion).HasMaxLength(FieldLengths.Code);
        builder.HasOne<MerchantApplication>().WithMany().HasForeignKey(e => e.ApplicationId);
        builder.HasIndex(e => new { e.ApplicationId, e.At, e.Id });
    }
}

internal sealed class MerchantVerificationConfiguration : IEntityTypeConfiguration<MerchantVerification>
{
    public void Configure(EntityTypeBuilder<MerchantVerification> builder)
    {
        builder.HasKey(v => new { v.ApplicationId, v.Number });
        builder.HasOne<MerchantApplication>().WithMany().HasForeignKey(v => v.ApplicationId);
    }
}

internal sealed class RuleExceptionConfiguration : IEntityTypeConfiguration<RuleException>
{
    public void Configure(EntityTypeBuilder<RuleException> builder)
    {
        builder.Property(e => e.Subject).HasMaxLength(FieldLengths.Subject);
        builder.Property(e => e.Detail).HasMaxLength(FieldLengths.Code);
        builder.Property(e => e.Why).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(e => new { e.At, e.Id });
        // A criterion is waived once.
        builder.HasIndex(e => new { e.ApplicationId, e.Detail }).IsUnique().HasFilter("\"Rule\" = 'EntryCriterionWaived'").HasDatabaseName("IX_RuleExceptions_Waived");
    }
}
