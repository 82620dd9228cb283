using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Persistence;

internal sealed class DocumentReportConfiguration : IEntityTypeConfiguration<DocumentReport>
{
    public void Configure(EntityTypeBuilder<DocumentReport> builder)
    {
        builder.HoldsDataOf(r => r.ReporterId);
        builder.Property(r => r.Number).HasMaxLength(ReadableNumber.Length);
        builder.Property(r => r.MerchantName).HasMaxLength(FieldLengths.CompanyName);
        builder.Property(r => r.Answer).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.ReporterId, r.ReportedAt });
        builder.HasIndex(r => new { r.Status, r.ReportedAt, r.Id });
        builder.HasIndex(r => new { r.ReportedAt, r.Id });
    }
}

internal sealed class PaperAccessConfiguration : IEntityTypeConfiguration<PaperAccess>
{
    public void Configure(EntityTypeBuilder<PaperAccess> builder)
    {
        builder.Property(a => a.DataUse).HasMaxLength(100);
        builder.HasIndex(a => new { a.SubjectId, a.At, a.Id });
        builder.HasIndex(a => a.UserId);
    }
}
