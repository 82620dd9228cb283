using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Settlement.Model;

namespace Settlement.Persistence;

internal sealed class DisputedOrderConfiguration : IEntityTypeConfiguration<DisputedOrder>
{
    public void Configure(EntityTypeBuilder<DisputedOrder> builder) => builder.HasIndex(d => d.OrderId);
}
