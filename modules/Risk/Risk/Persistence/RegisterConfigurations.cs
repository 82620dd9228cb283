using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Risk.Model;

namespace Risk.Persistence;

internal sealed class RiskEntryConfiguration : IEntityTypeConfiguration<RiskEntry>
{
    public void Configure(EntityTypeBuilder<RiskEntry> builder)
    {
        builder.Property(r => r.Title).HasMaxLength(FieldLengths.Title);
        builder.Property(r => r.Description).HasMaxLength(FieldLengths.Words);
        // Once for each source, however often it is signalled.
        builder.HasIndex(r => r.Source).IsUnique().HasFilter("\"Source\" IS NOT NULL");
        builder.HasIndex(r => new { r.MerchantId, r.Level, r.Status });
        builder.HasIndex(r => new { r.IdentifiedAt, r.Id });
        builder.HasIndex(r => new { r.Status, r.AcceptedUntil });
    }
}

internal sealed class RiskAssessmentConfiguration : IEntityTypeConfiguration<RiskAssessment>
{
    public void Configure(EntityTypeBuilder<RiskAssessment> builder)
    {
        builder.Property(a => a.Note).HasMaxLength(FieldLengths.Note);
        builder.HasOne<RiskEntry>().WithMany().HasForeignKey(a => a.RiskId);
        builder.HasIndex(a => new { a.RiskId, a.At });
    }
}

internal sealed class RiskResponsePlanConfiguration : IEntityTypeConfiguration<RiskResponsePlan>
{
    public void Configure(EntityTypeBuilder<RiskResponsePlan> builder)
    {
        builder.Property(p => p.Measures).HasMaxLength(FieldLengths.Words);
        builder.HasOne<RiskEntry>().WithMany().HasForeignKey(p => p.RiskId);
        builder.HasIndex(p => new { p.RiskId, p.At });
    }
}

internal sealed class RiskSourceConfiguration : IEntityTypeConfiguration<RiskSource>
{
    public void Configure(EntityTypeBuilder<RiskSource> builder)
    {
        builder.HasKey(s => s.Source);
        builder.HasOne<RiskEntry>().WithMany().HasForeignKey(s => s.RiskId);
    }
}
