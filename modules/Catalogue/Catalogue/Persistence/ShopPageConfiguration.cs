using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class ShopPageConfiguration : IEntityTypeConfiguration<ShopPageVersion>
{
    public void Configure(EntityTypeBuilder<ShopPageVersion> builder)
    {
        builder.Property(p => p.Layout).HasMaxLength(ShopPageLayout.MostBytes);
        builder.HasIndex(p => new { p.MerchantId, p.Edition }).IsUnique();
        builder.HasIndex(p => p.MerchantId).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_ShopPages_published");
    }
}
