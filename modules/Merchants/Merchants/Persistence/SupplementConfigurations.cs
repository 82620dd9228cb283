using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Merchants.Persistence;

internal sealed class SupplementRequestConfiguration : IEntityTypeConfiguration<SupplementRequest>
{
    public void Configure(EntityTypeBuilder<SupplementRequest> builder)
    {
        builder.HoldsDataOf(s => s.OwnerId);
        builder.HasOne<MerchantApplication>().WithMany().HasForeignKey(s => s.ApplicationId);
        builder.HasOne<Document>().WithMany().HasForeignKey(s => s.DocumentId);
        builder.HasIndex(s => new { s.ApplicationId, s.RequestedAt, s.Id });
        builder.HasIndex(s => s.DocumentId);
        builder.HasIndex(s => new { s.OwnerId, s.Status });
        builder.HasIndex(s => new { s.Status, s.DueAt, s.Id });
    }
}

internal sealed class SuppliedPartConfiguration : IEntityTypeConfiguration<SuppliedPart>
{
    public void Configure(EntityTypeBuilder<SuppliedPart> builder)
    {
        builder.HasKey(p => new { p.SupplementId, p.Number });
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.HasOne<SupplementRequest>().WithMany().HasForeignKey(p => p.SupplementId);
        builder.HasIndex(p => p.Sha256);
    }
}
