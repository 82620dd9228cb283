using Catalogue.CheckProduct;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Catalogue.Persistence;

internal sealed class ProductSubmissionConfiguration : IEntityTypeConfiguration<ProductSubmission>
{
    public void Configure(EntityTypeBuilder<ProductSubmission> builder)
    {
        // The product makes it with its id; without this, one that a product brings along would be taken for one that is there.
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Checks).IsJson();
        builder.Property(s => s.ComplianceComment).HasMaxLength(FieldLengths.Comment);
        builder.Property(s => s.TruthfulnessComment).HasMaxLength(FieldLengths.Comment);
        builder.Property(s => s.CertificatesComment).HasMaxLength(FieldLengths.Comment);
        builder.HasIndex(s => new { s.ProductId, s.Number }).IsUnique();
    }
}

internal sealed class TermListConfiguration : IEntityTypeConfiguration<TermList>
{
    public void Configure(EntityTypeBuilder<TermList> builder)
    {
        builder.Property(l => l.Name).HasMaxLength(FieldLengths.ListName);
        builder.Property(l => l.Terms).IsJson();
        builder.HasIndex(l => l.Edition).IsUnique();
        // One edition is in force.
        builder.HasIndex(l => l.Status).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_TermLists_Published");
        builder.HasData(new
        {
            ReferenceTerms.Id, Edition = 1, ReferenceTerms.Name, ReferenceTerms.Terms, CreatedAt = ReferenceTerms.Since, PublishedAt = (DateTime?)ReferenceTerms.Since,
            Status = TermListStatus.Published, Version = 1, StepCount = 0,
        });
    }
}

internal sealed class BrandConfiguration : IEntityTypeConfiguration<Brand>
{
    public void Configure(EntityTypeBuilder<Brand> builder)
    {
        builder.Property(b => b.Name).HasMaxLength(FieldLengths.Brand);
        builder.Property(b => b.Key).HasMaxLength(FieldLengths.Brand);
        builder.Property(b => b.RegistrationNumber).HasMaxLength(FieldLengths.RegistrationNumber);
        builder.Property(b => b.OwnerName).HasMaxLength(FieldLengths.ListName);
        builder.HasIndex(b => b.Key).IsUnique();
        builder.HasIndex(b => new { b.Name, b.Id });
    }
}

internal sealed class BrandAuthorisationConfiguration : IEntityTypeConfiguration<BrandAuthorisation>
{
    public void Configure(EntityTypeBuilder<BrandAuthorisation> builder)
    {
        builder.Property(a => a.Reason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Brand>().WithMany().HasForeignKey(a => a.BrandId);
        builder.HasIndex(a => new { a.MerchantId, a.BrandId, a.Status });
        builder.HasIndex(a => new { a.Status, a.ValidUntil });
        builder.HasIndex(a => new { a.RequestedAt, a.Id });
    }
}

internal sealed class ProductTestReportConfiguration : IEntityTypeConfiguration<ProductTestReport>
{
    public void Configure(EntityTypeBuilder<ProductTestReport> builder)
    {
        builder.HasKey(t => new { t.ProductId, t.DocumentId });
        builder.HasOne<Product>().WithMany().HasForeignKey(t => t.ProductId);
        builder.HasIndex(t => t.DocumentId);
    }
}
