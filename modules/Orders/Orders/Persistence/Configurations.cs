using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Property(o => o.Number).HasMaxLength(17);
        builder.Property(o => o.Currency).HasMaxLength(3);
        builder.HoldsDataOf(o => o.BuyerId);
        builder.ComplexProperty(o => o.Delivery, d => d.Property(x => x.Region).HasMaxLength(FieldLengths.Region));
        builder.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.HasIndex(o => o.Reservation).IsUnique();
        builder.HasIndex(o => new { o.PlacedAt, o.Id });
        builder.HasIndex(o => new { o.MerchantId, o.PlacedAt, o.Id });
        builder.HasIndex(o => new { o.BuyerId, o.PlacedAt, o.Id });
        // Lists by a state, which are to cost the same whatever was sold before: of one merchant, and of all that the caller may see.
        builder.HasIndex(o => new { o.MerchantId, o.Status, o.PlacedAt, o.Id });
        builder.HasIndex(o => new { o.Status, o.PlacedAt, o.Id });
        builder.HasIndex(o => new { o.Status, o.PayBy });
        builder.HasIndex(o => new { o.Status, o.ConfirmBy });
        builder.HasIndex(o => new { o.Status, o.ShipBy });
        builder.HasIndex(o => new { o.Status, o.ReceiptAssumedAt });
    }
}

internal sealed class OrderLineConfiguration : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.HasKey(l => new { l.OrderId, l.Number });
        builder.Ignore(l => l.ToBeShipped);
        builder.Ignore(l => l.Refundable);
        builder.Ignore(l => l.Claimable);
        // Who counts pieces counts on what they were: of two at once the second finds no such line, before any check of the table is asked.
        builder.Property(l => l.RefundedQuantity).IsConcurrencyToken();
        builder.Property(l => l.ClaimedQuantity).IsConcurrencyToken();
        builder.Property(l => l.Sku).HasMaxLength(FieldLengths.Sku);
        builder.Property(l => l.Title).HasMaxLength(FieldLengths.Title);
        builder.Property(l => l.Specification).HasMaxLength(FieldLengths.Specification);
        builder.Property(l => l.Currency).HasMaxLength(3);
        // What went back is never more than what was paid, whatever a statement forgets.
        builder.ToTable(t => t.HasCheckConstraint(
            "CK_Lines_Refunds", "\"RefundedAmount\" <= \"TotalAmount\" AND \"ClaimedQuantity\" >= 0 AND \"RefundedQuantity\" + \"ClaimedQuantity\" <= \"Quantity\" AND \"ShippedQuantity\" + \"CancelledQuantity\" <= \"Quantity\""));
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(p => p.Provider).HasMaxLength(FieldLengths.Code);
        builder.Property(p => p.Reference).HasMaxLength(FieldLengths.Reference);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.CurrencyReceived).HasMaxLength(FieldLengths.Code);
        builder.HasIndex(p => p.OrderId);
        builder.HasIndex(p => new { p.InitiatedAt, p.Id });
        builder.HasIndex(p => new { p.Status, p.InitiatedAt, p.Id });
        builder.HasIndex(p => new { p.Provider, p.Reference }).IsUnique();
    }
}

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> builder)
    {
        builder.Property(r => r.Currency).HasMaxLength(3);
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RefundId);
        builder.HasIndex(r => r.OrderId);
        builder.HasIndex(r => new { r.Status, r.RequestedAt });
        builder.HasIndex(r => new { r.Status, r.NextTryAt });
    }
}

internal sealed class RefundLineConfiguration : IEntityTypeConfiguration<RefundLine>
{
    public void Configure(EntityTypeBuilder<RefundLine> builder) => builder.HasKey(l => new { l.RefundId, l.Number });
}

internal sealed class ShipmentConfiguration : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> builder)
    {
        builder.HasKey(s => new { s.OrderId, s.Number });
        builder.Property(s => s.Carrier).HasMaxLength(FieldLengths.Code);
        builder.Property(s => s.TrackingNumber).HasMaxLength(FieldLengths.TrackingNumber);
        builder.HasOne<Order>().WithMany().HasForeignKey(s => s.OrderId);
        builder.HasMany(s => s.Lines).WithOne().HasForeignKey(l => new { l.OrderId, l.ShipmentNumber });
    }
}

internal sealed class ShipmentLineConfiguration : IEntityTypeConfiguration<ShipmentLine>
{
    public void Configure(EntityTypeBuilder<ShipmentLine> builder) => builder.HasKey(l => new { l.OrderId, l.ShipmentNumber, l.Number });
}
