using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Merchants.Persistence;

internal sealed class MerchantApplicationConfiguration : IEntityTypeConfiguration<MerchantApplication>
{
    public void Configure(EntityTypeBuilder<MerchantApplication> builder)
    {
        builder.Property(a => a.LegalName).HasMaxLength(FieldLengths.CompanyName);
        builder.Property(a => a.Uscc).HasMaxLength(18);
        builder.Property(a => a.Address).HasMaxLength(FieldLengths.Address);
        builder.Property(a => a.ReviewerComment).HasMaxLength(FieldLengths.Comment);
        builder.HoldsDataOf(a => a.OwnerId);
        builder.ComplexProperty(a => a.LegalRepresentative, r => r.Property(x => x.Name).IsAudited());
        builder.ComplexProperty(a => a.Contact, c => c.Property(x => x.Name).IsAudited());
        // Not unique: a person may act for several companies.
        builder.HasBlindIndex(a => a.LegalRepresentative.IdCard);
        builder.HasBlindIndex(a => a.Contact.Phone);
        // A code has one application that is open or has led to a merchant; a rejected one may be followed by another.
        builder.HasIndex(a => a.Uscc).IsUnique().HasFilter("\"Status\" <> 'Rejected'");
        builder.HasIndex(a => new { a.Status, a.SubmittedAt, a.Id });
        builder.HasIndex(a => a.OwnerId);
    }
}

internal sealed class MerchantConfiguration : IEntityTypeConfiguration<Merchant>
{
    public void Configure(EntityTypeBuilder<Merchant> builder)
    {
        builder.Property(m => m.Name).HasMaxLength(FieldLengths.CompanyName);
        builder.Property(m => m.Uscc).HasMaxLength(18);
        builder.Property(m => m.Address).HasMaxLength(FieldLengths.Address);
        builder.HoldsDataOf(m => m.OwnerId);
        builder.ComplexProperty(m => m.Contact, c => c.Property(x => x.Name).IsAudited());
        builder.HasIndex(m => m.ApplicationId).IsUnique();
        builder.HasIndex(m => new { m.CreatedAt, m.Id });
        builder.HasIndex(m => m.OwnerId);
    }
}

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.HasKey(a => a.ApplicationId);
        builder.HasOne<MerchantApplication>().WithOne().HasForeignKey<Agreement>(a => a.ApplicationId);
        builder.Ignore(a => a.IsConcluded);
        builder.ComplexProperty(a => a.MerchantSignature);
        builder.ComplexProperty(a => a.PlatformSignature);
    }
}

internal sealed class DocumentConfiguration : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.Ignore(d => d.Current);
        builder.HasOne<MerchantApplication>().WithMany().HasForeignKey(d => d.ApplicationId);
        builder.HasMany(d => d.Versions).WithOne().HasForeignKey(v => v.DocumentId);
        // A merchant's page, and what an application must have: by the place asked for, not by all that there is.
        builder.HasIndex(d => new { d.MerchantId, d.Id });
        builder.HasIndex(d => new { d.ApplicationId, d.Type });
        builder.HasIndex(d => new { d.Stage, d.DueAt, d.Id });
        // The tasks of each state, the most urgent first.
        builder.HasIndex(d => new { d.Status, d.DueAt, d.Id });
        builder.HasIndex(d => new { d.Status, d.SubmittedAt, d.Id });
        builder.HasIndex(d => new { d.Status, d.ValidUntil });
        builder.HasIndex(d => d.AssigneeId).HasFilter("\"AssigneeId\" IS NOT NULL");
    }
}

internal sealed class DocumentVersionConfiguration : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.HasKey(v => new { v.DocumentId, v.Number });
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.HasMany(v => v.Reviews).WithOne().HasForeignKey(r => new { r.DocumentId, r.Number });
        builder.HasIndex(v => v.Sha256);
        builder.HasIndex(v => v.DecidedAt);
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.HasKey(r => new { r.DocumentId, r.Number, r.Stage });
        builder.Property(r => r.RejectionText).HasMaxLength(FieldLengths.Comment);
        ReviewDetails.Configure(builder);
    }
}
