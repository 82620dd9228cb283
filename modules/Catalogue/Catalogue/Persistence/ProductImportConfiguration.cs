using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalogue.Persistence;

internal sealed class ProductImportConfiguration : IEntityTypeConfiguration<ProductImport>
{
    public void Configure(EntityTypeBuilder<ProductImport> builder)
    {
        builder.Property(i => i.FileName).HasMaxLength(FieldLengths.Note);
        builder.Property(i => i.Sha256).HasMaxLength(64);
        builder.Property(i => i.ProblemsSha256).HasMaxLength(64);
        builder.Property(i => i.FailureCode).HasMaxLength(FieldLengths.Code);
        builder.HasIndex(i => new { i.Status, i.RequestedAt });
        builder.HasIndex(i => new { i.MerchantId, i.RequestedAt, i.Id });
        builder.HasIndex(i => i.Sha256);
        builder.HasIndex(i => i.ProblemsSha256);
    }
}

internal sealed class ProductImportProblemConfiguration : IEntityTypeConfiguration<ProductImportProblem>
{
    public void Configure(EntityTypeBuilder<ProductImportProblem> builder)
    {
        builder.HasKey(p => new { p.ImportId, p.Ordinal });
        builder.Property(p => p.Column).HasMaxLength(FieldLengths.Specification);
        builder.Property(p => p.Rule).HasMaxLength(FieldLengths.Code);
    }
}
