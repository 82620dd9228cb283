using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Risk.Model;

namespace Risk.Persistence;

internal sealed class RiskAlertConfiguration : IEntityTypeConfiguration<RiskAlert>
{
    public void Configure(EntityTypeBuilder<RiskAlert> builder)
    {
        // Never two at a time, whoever measures at the same moment.
        builder.HasIndex(a => a.MerchantId).IsUnique().HasFilter("\"Status\" IN ('Raised', 'Acknowledged', 'Investigating')").HasDatabaseName("IX_Alerts_Open");
        builder.HasIndex(a => new { a.MerchantId, a.RaisedAt });
        builder.HasIndex(a => new { a.Status, a.RaisedAt, a.Id });
        builder.HasIndex(a => new { a.RaisedAt, a.Id });
    }
}

internal sealed class PaidOrderConfiguration : IEntityTypeConfiguration<PaidOrder>
{
    public void Configure(EntityTypeBuilder<PaidOrder> builder)
    {
        builder.Property(o => o.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasIndex(o => new { o.MerchantId, o.Currency, o.At });
    }
}

internal sealed class CountedRefundConfiguration : IEntityTypeConfiguration<CountedRefund>
{
    public void Configure(EntityTypeBuilder<CountedRefund> builder)
    {
        builder.Property(r => r.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasIndex(r => new { r.MerchantId, r.Currency, r.At });
    }
}
