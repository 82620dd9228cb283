using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Risk.Model;

namespace Risk.Persistence;

internal sealed class ScreeningRuleConfiguration : IEntityTypeConfiguration<ScreeningRule>
{
    public void Configure(EntityTypeBuilder<ScreeningRule> builder)
    {
        builder.Property(r => r.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(r => r.Name).HasMaxLength(FieldLengths.Title);
        builder.Property(r => r.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasIndex(r => new { r.Code, r.Edition }).IsUnique();
        builder.HasIndex(r => r.Code).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_Rules_Published");
        builder.HasIndex(r => r.PublishedAt);
        builder.HasIndex(r => new { r.CreatedAt, r.Id });
    }
}

internal sealed class ScreeningRuleTestHitConfiguration : IEntityTypeConfiguration<ScreeningRuleTestHit>
{
    public void Configure(EntityTypeBuilder<ScreeningRuleTestHit> builder)
    {
        builder.HasKey(h => new { h.RuleId, h.Run, h.OrderId });
        builder.HasOne<ScreeningRule>().WithMany().HasForeignKey(h => h.RuleId);
    }
}

internal sealed class ScreeningDecisionConfiguration : IEntityTypeConfiguration<ScreeningDecision>
{
    public void Configure(EntityTypeBuilder<ScreeningDecision> builder)
    {
        builder.HasMany(d => d.Facts).WithOne().HasForeignKey(f => f.DecisionId);
        // An order is screened once, however often its placing is told.
        builder.HasIndex(d => d.OrderId).IsUnique();
        builder.HasIndex(d => new { d.MerchantId, d.Status });
        builder.HasIndex(d => new { d.Status, d.DueAt, d.Id });
        builder.HasIndex(d => new { d.ScreenedAt, d.Id });
    }
}

internal sealed class ScreeningFactConfiguration : IEntityTypeConfiguration<ScreeningFact>
{
    public void Configure(EntityTypeBuilder<ScreeningFact> builder)
    {
        builder.HasKey(f => new { f.DecisionId, f.Ordinal });
        builder.Property(f => f.RuleCode).HasMaxLength(FieldLengths.Code);
        builder.Property(f => f.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasOne<ScreeningRule>().WithMany().HasForeignKey(f => f.RuleId);
    }
}

internal sealed class ScreenedOrderConfiguration : IEntityTypeConfiguration<ScreenedOrder>
{
    public void Configure(EntityTypeBuilder<ScreenedOrder> builder)
    {
        builder.Property(o => o.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasIndex(o => new { o.BuyerId, o.Currency, o.PlacedAt });
        builder.HasIndex(o => o.PlacedAt);
    }
}
