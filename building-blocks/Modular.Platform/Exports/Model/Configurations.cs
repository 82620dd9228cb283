using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Platform.Exports;

internal sealed class ListExportConfiguration : IEntityTypeConfiguration<ListExport>, IEntityTypeConfiguration<ExportPart>
{
    public const int ListLength = 100;

    private const int CursorLength = 2000;
    private const int HashLength = 64;
    private const int LanguageLength = 16;
    private const int CodeLength = 60;

    public void Configure(EntityTypeBuilder<ListExport> builder)
    {
        builder.ToTable("list_exports");
        builder.Property(e => e.List).HasMaxLength(ListLength);
        builder.Property(e => e.Language).HasMaxLength(LanguageLength);
        builder.Property(e => e.FailureCode).HasMaxLength(CodeLength);
        builder.Property(e => e.Sha256).HasMaxLength(HashLength);
        builder.Property(e => e.Cursor).HasMaxLength(CursorLength);
        builder.Property(e => e.Claim).IsConcurrencyToken();
        builder.HasIndex(e => new { e.UserId, e.RequestedAt });
        // What is still to be done: few rows, whatever was exported.
        builder.HasIndex(e => e.NextAt).HasFilter("\"NextAt\" IS NOT NULL").HasDatabaseName("IX_list_exports_open");
        builder.HasIndex(e => e.ExpiresAt);
        builder.HasIndex(e => e.Sha256);
    }

    public void Configure(EntityTypeBuilder<ExportPart> builder)
    {
        builder.ToTable("list_export_parts");
        builder.HasKey(p => new { p.ExportId, p.Number });
        builder.Property(p => p.Sha256).HasMaxLength(HashLength);
        builder.HasIndex(p => p.Sha256);
    }
}
