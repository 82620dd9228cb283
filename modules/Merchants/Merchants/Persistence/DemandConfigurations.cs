using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Kernel;

namespace Merchants.Persistence;

internal sealed class DocumentRequestConfiguration : IEntityTypeConfiguration<DocumentRequest>
{
    public void Configure(EntityTypeBuilder<DocumentRequest> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(ReadableNumber.Length);
        builder.Property(r => r.Department).HasMaxLength(FieldLengths.CompanyName);
        builder.HasOne<MerchantApplication>().WithMany().HasForeignKey(r => r.ApplicationId);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.HasIndex(r => new { r.RequestedAt, r.Id });
        builder.HasIndex(r => r.ApplicationId);
    }
}

internal sealed class CollectionTaskConfiguration : IEntityTypeConfiguration<CollectionTask>
{
    public void Configure(EntityTypeBuilder<CollectionTask> builder)
    {
        builder.Property(t => t.Note).HasMaxLength(FieldLengths.Comment);
        builder.Property(t => t.SourceName).HasMaxLength(FieldLengths.CompanyName);
        builder.HasOne<DocumentRequest>().WithMany().HasForeignKey(t => t.RequestId);
        builder.HasIndex(t => new { t.RequestId, t.Ordinal }).IsUnique();
        builder.HasIndex(t => new { t.Status, t.DueAt, t.Id });
        builder.HasIndex(t => new { t.ResponsibleId, t.Status });
        builder.HasIndex(t => t.ApplicationId);
    }
}

internal sealed class CollectedPaperConfiguration : IEntityTypeConfiguration<CollectedPaper>
{
    public void Configure(EntityTypeBuilder<CollectedPaper> builder)
    {
        builder.HasKey(p => new { p.TaskId, p.Number });
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.Property(p => p.ReturnText).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<CollectionTask>().WithMany().HasForeignKey(p => p.TaskId);
        builder.HasIndex(p => p.Sha256);
    }
}
