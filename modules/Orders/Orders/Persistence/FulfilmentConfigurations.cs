using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class OrderAssignmentConfiguration : IEntityTypeConfiguration<OrderAssignment>
{
    public void Configure(EntityTypeBuilder<OrderAssignment> builder)
    {
        builder.HasKey(a => a.OrderId);
        builder.HasOne<Order>().WithMany().HasForeignKey(a => a.OrderId);
        builder.HasIndex(a => a.AssigneeId);
    }
}

internal sealed class OrderBreachConfiguration : IEntityTypeConfiguration<OrderBreach>
{
    public void Configure(EntityTypeBuilder<OrderBreach> builder)
    {
        builder.HasKey(b => new { b.OrderId, b.Step });
        builder.HasOne<Order>().WithMany().HasForeignKey(b => b.OrderId);
    }
}

internal sealed class OrderChangeConfiguration : IEntityTypeConfiguration<OrderChange>
{
    public void Configure(EntityTypeBuilder<OrderChange> builder)
    {
        builder.HasKey(c => new { c.OrderId, c.Number });
        builder.HoldsDataOf(c => c.BuyerId);
        builder.Property(c => c.Reason).HasMaxLength(FieldLengths.Comment);
        builder.Property(c => c.MethodBefore).HasMaxLength(FieldLengths.PersonName);
        builder.Property(c => c.MethodAfter).HasMaxLength(FieldLengths.PersonName);
        builder.ComplexProperty(c => c.AddressBefore, d => d.Property(x => x.Region).HasMaxLength(FieldLengths.Region));
        builder.ComplexProperty(c => c.AddressAfter, d => d.Property(x => x.Region).HasMaxLength(FieldLengths.Region));
        builder.HasOne<Order>().WithMany().HasForeignKey(c => c.OrderId);
        builder.HasMany(c => c.Lines).WithOne().HasForeignKey(l => new { l.OrderId, l.ChangeNumber });
    }
}

internal sealed class OrderChangeLineConfiguration : IEntityTypeConfiguration<OrderChangeLine>
{
    public void Configure(EntityTypeBuilder<OrderChangeLine> builder) => builder.HasKey(l => new { l.OrderId, l.ChangeNumber, l.Number });
}
