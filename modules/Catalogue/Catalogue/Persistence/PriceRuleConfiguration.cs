using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class PriceRuleConfiguration : IEntityTypeConfiguration<PriceRule>
{
    public void Configure(EntityTypeBuilder<PriceRule> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(FieldLengths.Brand);
        builder.Property(r => r.Category).HasMaxLength(FieldLengths.Category);
        builder.Property(r => r.Currency).HasMaxLength(3);
        builder.HasIndex(r => new { r.MerchantId, r.Status, r.From });
        builder.HasIndex(r => new { r.Status, r.From });
        builder.HasIndex(r => new { r.MerchantId, r.From, r.Id });
    }
}

internal sealed class PriceRuleUseConfiguration : IEntityTypeConfiguration<PriceRuleUse>
{
    public void Configure(EntityTypeBuilder<PriceRuleUse> builder)
    {
        builder.HasKey(u => u.PriceRuleId);
        builder.ToTable(t => t.HasCheckConstraint("CK_PriceRuleUses_NotNegative", "\"Pieces\" >= 0"));
    }
}
