using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Catalogue.Persistence;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(p => p.Title).HasMaxLength(FieldLengths.Title);
        builder.Property(p => p.Description).HasMaxLength(FieldLengths.Description);
        builder.Property(p => p.Category).HasMaxLength(FieldLengths.Category);
        builder.Property(p => p.Brand).HasMaxLength(FieldLengths.Brand);
        builder.Property(p => p.ReviewerComment).HasMaxLength(FieldLengths.Comment);
        builder.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        builder.HasMany(p => p.Submissions).WithOne().HasForeignKey(s => s.ProductId);
        builder.Property(p => p.BrandKey).HasMaxLength(FieldLengths.Brand);
        builder.Property(p => p.Attributes).IsJson();
        builder.Property(p => p.Usage).HasMaxLength(FieldLengths.LongWords);
        builder.Property(p => p.AfterSales).HasMaxLength(FieldLengths.LongWords);
        builder.Ignore(p => p.OpenSubmission);
        builder.HasIndex(p => new { p.MerchantId, p.BrandKey });
        builder.HasIndex(p => new { p.MerchantId, p.Status });
        builder.HasIndex(p => new { p.Status, p.CreatedAt, p.Id });
        builder.HasIndex(p => new { p.CreatedAt, p.Id });
        builder.HasIndex(p => new { p.MerchantId, p.CreatedAt, p.Id });
    }
}

internal sealed class ProductVariantConfiguration : IEntityTypeConfiguration<ProductVariant>
{
    public void Configure(EntityTypeBuilder<ProductVariant> builder)
    {
        builder.Property(v => v.Sku).HasMaxLength(FieldLengths.Sku);
        builder.Property(v => v.Specification).HasMaxLength(FieldLengths.Specification);
        builder.Property(v => v.Barcode).HasMaxLength(13);
        builder.Property(v => v.Currency).HasMaxLength(3);
        builder.HasIndex(v => new { v.MerchantId, v.Sku }).IsUnique();
    }
}

internal sealed class ProductFaultConfiguration : IEntityTypeConfiguration<ProductFault>
{
    public void Configure(EntityTypeBuilder<ProductFault> builder)
    {
        builder.HasKey(f => new { f.ProductId, f.Fault });
        builder.Property(f => f.Code).HasMaxLength(FieldLengths.Code);
    }
}

internal sealed class StockLevelConfiguration : IEntityTypeConfiguration<StockLevel>
{
    public void Configure(EntityTypeBuilder<StockLevel> builder)
    {
        builder.HasKey(s => s.VariantId);
        // The last word on overselling, whatever a statement forgets.
        builder.ToTable(t => t.HasCheckConstraint("CK_StockLevels_NotOversold", "\"OnHand\" >= \"Reserved\" AND \"Reserved\" >= 0"));
    }
}

internal sealed class StockMovementConfiguration : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.Property(m => m.Note).HasMaxLength(FieldLengths.Note);
        builder.HasIndex(m => new { m.VariantId, m.At, m.Id });
    }
}

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReservationId);
        builder.HasIndex(r => new { r.Status, r.ExpiresAt });
    }
}

internal sealed class ReservationLineConfiguration : IEntityTypeConfiguration<ReservationLine>
{
    public void Configure(EntityTypeBuilder<ReservationLine> builder)
    {
        builder.HasKey(l => new { l.ReservationId, l.VariantId });
        builder.HasIndex(l => l.VariantId);
    }
}

internal sealed class MerchantStandingConfiguration : IEntityTypeConfiguration<MerchantStanding>
{
    public void Configure(EntityTypeBuilder<MerchantStanding> builder) => builder.HasKey(s => s.MerchantId);
}
