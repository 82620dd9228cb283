using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class TrackingEventConfiguration : IEntityTypeConfiguration<TrackingEvent>
{
    public void Configure(EntityTypeBuilder<TrackingEvent> builder)
    {
        builder.HasKey(e => new { e.OrderId, e.ShipmentNumber, e.EventId });
        builder.Property(e => e.EventId).HasMaxLength(FieldLengths.Reference);
        builder.Property(e => e.Place).HasMaxLength(FieldLengths.Region);
        builder.HasOne<Shipment>().WithMany().HasForeignKey(e => new { e.OrderId, e.ShipmentNumber });
    }
}

/// <summary>By what carriers know parcels.</summary>
internal sealed class ShipmentAdditions : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> builder) => builder.HasIndex(s => new { s.TrackingNumber, s.Carrier });
}
