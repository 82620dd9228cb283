using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class StockAlertConfiguration : IEntityTypeConfiguration<StockAlert>
{
    public void Configure(EntityTypeBuilder<StockAlert> builder)
    {
        // Whoever looks at the same time: of a variant one alert is open.
        builder.HasIndex(a => a.VariantId).IsUnique().HasFilter("\"Status\" <> 'Cleared'");
        builder.HasIndex(a => new { a.MerchantId, a.RaisedAt, a.Id });
        builder.HasIndex(a => new { a.Status, a.RaisedAt });
    }
}

internal sealed class StockThresholdConfiguration : IEntityTypeConfiguration<StockThreshold>
{
    public void Configure(EntityTypeBuilder<StockThreshold> builder) => builder.HasKey(t => t.VariantId);
}
