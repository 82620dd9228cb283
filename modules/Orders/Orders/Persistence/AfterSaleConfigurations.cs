using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class AfterSalePolicyConfiguration : IEntityTypeConfiguration<AfterSalePolicy>
{
    public void Configure(EntityTypeBuilder<AfterSalePolicy> builder)
    {
        builder.Property(p => p.RepairProcedure).HasMaxLength(FieldLengths.Comment);
        builder.Property(p => p.ComplaintProcedure).HasMaxLength(FieldLengths.Comment);
        builder.Property(p => p.Conditions).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(p => new { p.CreatedAt, p.Id });
        // Of a merchant, as of the platform, each number is given once, and one edition is in force. Where nobody is named, an index of its own: to it, two that name nobody would be two.
        builder.HasIndex(p => new { p.MerchantId, p.Edition }).IsUnique().HasDatabaseName("IX_AfterSalePolicies_Edition");
        builder.HasIndex(p => p.MerchantId).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_AfterSalePolicies_InForce");
        builder.HasIndex(p => p.Edition).IsUnique().HasFilter("\"MerchantId\" IS NULL").HasDatabaseName("IX_AfterSalePolicies_PlatformEdition");
        builder.HasIndex(p => p.Status).IsUnique().HasFilter("\"MerchantId\" IS NULL AND \"Status\" = 'Published'").HasDatabaseName("IX_AfterSalePolicies_PlatformInForce");
    }
}

internal sealed class AfterSaleConfiguration : IEntityTypeConfiguration<AfterSale>
{
    public void Configure(EntityTypeBuilder<AfterSale> builder)
    {
        // The column of products in the catalogue has the other name.
        builder.ToTable("AfterSaleCases");
        builder.HoldsDataOf(s => s.BuyerId);
        builder.Ignore(s => s.IsWholeBack);
        builder.Property(s => s.OrderNumber).HasMaxLength(17);
        builder.Property(s => s.ReturnCarrier).HasMaxLength(FieldLengths.Code);
        builder.Property(s => s.ReturnTrackingNumber).HasMaxLength(FieldLengths.TrackingNumber);
        builder.Property(s => s.ReplacementCarrier).HasMaxLength(FieldLengths.Code);
        builder.Property(s => s.ReplacementTrackingNumber).HasMaxLength(FieldLengths.TrackingNumber);
        builder.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.AfterSaleId);
        builder.HasOne<Order>().WithMany().HasForeignKey(s => s.OrderId);
        builder.HasIndex(s => s.RefundId);
        builder.HasIndex(s => new { s.DueAt, s.Id });
        builder.HasIndex(s => new { s.AppliedAt, s.Id });
        builder.HasIndex(s => new { s.MerchantId, s.AppliedAt, s.Id });
        builder.HasIndex(s => new { s.BuyerId, s.AppliedAt, s.Id });
        builder.HasIndex(s => new { s.Status, s.DueAt });
    }
}

internal sealed class AfterSaleLineConfiguration : IEntityTypeConfiguration<AfterSaleLine>
{
    public void Configure(EntityTypeBuilder<AfterSaleLine> builder)
    {
        builder.HasKey(l => new { l.AfterSaleId, l.Number });
        // No more comes back than was asked for, whatever a statement forgets.
        builder.ToTable(t => t.HasCheckConstraint("CK_AfterSaleLines_Received", "\"DamagedQuantity\" >= 0 AND \"ReceivedQuantity\" >= \"DamagedQuantity\" AND \"ReceivedQuantity\" <= \"Quantity\""));
    }
}

internal sealed class CaseEntryConfiguration : IEntityTypeConfiguration<CaseEntry>
{
    public void Configure(EntityTypeBuilder<CaseEntry> builder)
    {
        builder.HoldsDataOf(e => e.BuyerId);
        builder.HasIndex(e => new { e.CaseId, e.At, e.Id });
        builder.HasIndex(e => e.OrderId);
    }
}
