using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Persistence;

/// <summary>What groups, methods of sending, timers and carriers add to the rows of orders.</summary>
internal sealed class OrderAdditions : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Ignore(o => o.StepDue);
        builder.Property(o => o.DeliveryMethod).HasMaxLength(FieldLengths.Code);
        builder.Property(o => o.DeliveryMethodName).HasMaxLength(FieldLengths.PersonName);
        builder.Property(o => o.DeliveryCarrier).HasMaxLength(FieldLengths.Code);
        // Of the rows that have one alone: placing an order writes to neither.
        builder.HasIndex(o => o.GroupId).HasFilter("\"GroupId\" IS NOT NULL");
        builder.HasIndex(o => new { o.DueAt, o.Id }).HasFilter("\"DueAt\" IS NOT NULL");
    }
}

internal sealed class OrderLineAdditions : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.Property(l => l.Category).HasMaxLength(FieldLengths.Code);
        builder.HasIndex(l => l.ProductId);
    }
}

internal sealed class PaymentAdditions : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.Property(p => p.GroupReference).HasMaxLength(FieldLengths.Reference);
        builder.HasIndex(p => new { p.Provider, p.GroupReference }).HasFilter("\"GroupReference\" IS NOT NULL");
    }
}

internal sealed class OrderGroupConfiguration : IEntityTypeConfiguration<OrderGroup>
{
    public void Configure(EntityTypeBuilder<OrderGroup> builder)
    {
        builder.Property(g => g.Number).HasMaxLength(17);
        builder.HoldsDataOf(g => g.BuyerId);
        builder.HasIndex(g => g.Number).IsUnique();
        builder.HasIndex(g => new { g.BuyerId, g.PlacedAt, g.Id });
        builder.HasMany<Order>().WithOne().HasForeignKey(o => o.GroupId);
    }
}

internal sealed class DeliveryMethodConfiguration : IEntityTypeConfiguration<DeliveryMethod>
{
    public void Configure(EntityTypeBuilder<DeliveryMethod> builder)
    {
        builder.Property(m => m.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(m => m.Name).HasMaxLength(FieldLengths.PersonName);
        builder.Property(m => m.Carrier).HasMaxLength(FieldLengths.Code);
        builder.HasIndex(m => new { m.MerchantId, m.Code }).IsUnique();
    }
}
