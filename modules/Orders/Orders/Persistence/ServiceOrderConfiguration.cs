using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class ServiceOrderConfiguration : IEntityTypeConfiguration<ServiceOrder>
{
    public void Configure(EntityTypeBuilder<ServiceOrder> builder)
    {
        builder.HoldsDataOf(s => s.BuyerId);
        builder.HasOne<Order>().WithMany().HasForeignKey(s => s.OrderId);
        builder.HasIndex(s => s.OrderId).IsUnique();
        builder.HasIndex(s => new { s.ConfirmedAt, s.Id });
        builder.HasIndex(s => new { s.AssigneeId, s.ConfirmedAt });
    }
}
