using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ComplexProperty(c => c.Plan, Plan);
        builder.Property(c => c.TerminationReason).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(c => new { c.MerchantId, c.CreatedAt, c.Id });
        builder.HasIndex(c => c.Status);
    }

    /// <summary>The columns of a plan.</summary>
    public static void Plan(ComplexPropertyBuilder<CampaignPlan> plan)
    {
        plan.Property(p => p.Theme).HasMaxLength(FieldLengths.Title);
        plan.Property(p => p.Conditions).HasMaxLength(FieldLengths.Comment);
        plan.Property(p => p.Offers).HasMaxLength(FieldLengths.Comment);
        plan.Property(p => p.Prizes).HasMaxLength(FieldLengths.Comment);
        plan.Property(p => p.PlatformFit).HasMaxLength(FieldLengths.Comment);
        plan.Property(p => p.Currency).HasMaxLength(3);
    }
}

internal sealed class CampaignProductConfiguration : IEntityTypeConfiguration<CampaignProduct>
{
    public void Configure(EntityTypeBuilder<CampaignProduct> builder)
    {
        builder.HasKey(p => new { p.CampaignId, p.ProductId });
        builder.HasIndex(p => p.ProductId);
    }
}

internal sealed class CampaignChangeConfiguration : IEntityTypeConfiguration<CampaignChange>
{
    public void Configure(EntityTypeBuilder<CampaignChange> builder)
    {
        builder.ComplexProperty(c => c.Plan, CampaignConfiguration.Plan);
        builder.Property(c => c.Reason).HasMaxLength(FieldLengths.Comment);
        // One at a time: whoever approves a change sees all that changes.
        builder.HasIndex(c => c.CampaignId).IsUnique().HasFilter("\"Status\" = 'Requested'");
        builder.HasIndex(c => new { c.CampaignId, c.RequestedAt, c.Id });
    }
}

internal sealed class CampaignCreativeConfiguration : IEntityTypeConfiguration<CampaignCreative>
{
    public void Configure(EntityTypeBuilder<CampaignCreative> builder)
    {
        builder.Property(c => c.Headline).HasMaxLength(FieldLengths.Title);
        builder.Property(c => c.Words).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(c => new { c.CampaignId, c.SubmittedAt, c.Id });
        builder.HasIndex(c => c.Status);
    }
}
