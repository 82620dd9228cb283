using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

internal sealed class MerchantKpiTemplateConfiguration : IEntityTypeConfiguration<MerchantKpiTemplate>
{
    public void Configure(EntityTypeBuilder<MerchantKpiTemplate> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(FieldLengths.CompanyName);
        builder.HasMany(t => t.Components).WithOne().HasForeignKey(c => c.TemplateId);
        builder.HasIndex(t => t.Edition).IsUnique();
        // One edition is in force.
        builder.HasIndex(t => t.Status).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_MerchantKpiTemplates_Published");
    }
}

internal sealed class MerchantKpiComponentConfiguration : IEntityTypeConfiguration<MerchantKpiComponent>
{
    public void Configure(EntityTypeBuilder<MerchantKpiComponent> builder)
    {
        builder.HasKey(c => new { c.TemplateId, c.Number });
        builder.Property(c => c.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(FieldLengths.CompanyName);
        builder.Property(c => c.Measure).HasMaxLength(FieldLengths.Code);
        builder.Ignore(c => c.IsLowerBetter);
    }
}

internal sealed class MerchantScoreConfiguration : IEntityTypeConfiguration<MerchantScore>
{
    public void Configure(EntityTypeBuilder<MerchantScore> builder)
    {
        builder.Property(s => s.Period).HasMaxLength(FieldLengths.Period);
        builder.HasOne<Merchant>().WithMany().HasForeignKey(s => s.MerchantId);
        builder.HasOne<MerchantKpiTemplate>().WithMany().HasForeignKey(s => s.TemplateId);
        builder.HasMany(s => s.Components).WithOne().HasForeignKey(c => c.ScoreId);
        // One of a merchant and month, however often the job runs.
        builder.HasIndex(s => new { s.MerchantId, s.Period }).IsUnique();
        builder.HasIndex(s => new { s.Period, s.Total, s.Id });
    }
}

internal sealed class MerchantScoreComponentConfiguration : IEntityTypeConfiguration<MerchantScoreComponent>
{
    public void Configure(EntityTypeBuilder<MerchantScoreComponent> builder)
    {
        builder.HasKey(c => new { c.ScoreId, c.Number });
        builder.Property(c => c.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(FieldLengths.CompanyName);
        builder.Property(c => c.Measure).HasMaxLength(FieldLengths.Code);
    }
}

internal sealed class BuyerRatingConfiguration : IEntityTypeConfiguration<BuyerRating>
{
    public void Configure(EntityTypeBuilder<BuyerRating> builder) => builder.HasIndex(r => new { r.At, r.MerchantId });
}

internal sealed class MerchantMeasurementConfiguration : IEntityTypeConfiguration<MerchantMeasurement>
{
    public void Configure(EntityTypeBuilder<MerchantMeasurement> builder)
    {
        builder.HasKey(m => new { m.MerchantId, m.Period, m.Measure });
        builder.Property(m => m.Measure).HasMaxLength(FieldLengths.Code);
        builder.Property(m => m.Period).HasMaxLength(FieldLengths.Period);
    }
}
