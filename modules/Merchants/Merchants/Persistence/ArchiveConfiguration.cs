using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

internal sealed class ArchiveRecordConfiguration : IEntityTypeConfiguration<ArchiveRecord>
{
    public void Configure(EntityTypeBuilder<ArchiveRecord> builder)
    {
        builder.HasKey(r => r.DocumentId);
        builder.HasOne<Document>().WithOne().HasForeignKey<ArchiveRecord>(r => r.DocumentId);
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.HasIndex(r => new { r.ArchivedAt, r.DocumentId });
    }
}

internal sealed class ArchiveBackupConfiguration : IEntityTypeConfiguration<ArchiveBackup>
{
    public void Configure(EntityTypeBuilder<ArchiveBackup> builder) => builder.HasKey(b => b.At);
}
