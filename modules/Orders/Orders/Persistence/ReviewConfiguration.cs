using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<OrderReview>
{
    public void Configure(EntityTypeBuilder<OrderReview> builder)
    {
        builder.HoldsDataOf(r => r.BuyerId);
        builder.Property(r => r.Specification).HasMaxLength(FieldLengths.Specification);
        builder.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId);
        // A line is reviewed once.
        builder.HasIndex(r => new { r.OrderId, r.LineNumber }).IsUnique();
        builder.HasIndex(r => new { r.GivenAt, r.Id });
        builder.HasIndex(r => new { r.MerchantId, r.GivenAt, r.Id });
        // Holds the means as well, so that they are summed up without the reviews.
        builder.HasIndex(r => new { r.ProductId, r.Status, r.GivenAt, r.Id, r.GoodsStars, r.ServiceStars, r.DeliveryStars });
        builder.ToTable(t => t.HasCheckConstraint(
            "CK_Reviews_Stars", "\"GoodsStars\" BETWEEN 1 AND 5 AND \"ServiceStars\" BETWEEN 1 AND 5 AND \"DeliveryStars\" BETWEEN 1 AND 5"));
    }
}
