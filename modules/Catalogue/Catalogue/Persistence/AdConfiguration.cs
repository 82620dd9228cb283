using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class AdSlotConfiguration : IEntityTypeConfiguration<AdSlot>
{
    public void Configure(EntityTypeBuilder<AdSlot> builder)
    {
        builder.Property(s => s.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(FieldLengths.Brand);
        builder.Property(s => s.Currency).HasMaxLength(3);
        builder.HasIndex(s => s.Code).IsUnique();
    }
}

internal sealed class AdSlotDayConfiguration : IEntityTypeConfiguration<AdSlotDay>
{
    public void Configure(EntityTypeBuilder<AdSlotDay> builder)
    {
        builder.HasKey(d => new { d.SlotId, d.Day });
        builder.HasIndex(d => d.PlacementId);
    }
}

internal sealed class AdPlacementConfiguration : IEntityTypeConfiguration<AdPlacement>
{
    public void Configure(EntityTypeBuilder<AdPlacement> builder)
    {
        builder.Property(p => p.Headline).HasMaxLength(FieldLengths.Title);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.HasIndex(p => new { p.SlotId, p.Status, p.From });
        builder.HasIndex(p => new { p.MerchantId, p.BookedAt, p.Id });
        builder.HasIndex(p => new { p.Status, p.From });
    }
}
