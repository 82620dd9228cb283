using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Orders.Model;

namespace Orders.Persistence;

internal sealed class ProviderStatementConfiguration : IEntityTypeConfiguration<ProviderStatement>
{
    public void Configure(EntityTypeBuilder<ProviderStatement> builder)
    {
        builder.Property(s => s.Provider).HasMaxLength(FieldLengths.Code);
        builder.HasIndex(s => new { s.Status, s.ImportedAt, s.Id });
        builder.HasIndex(s => new { s.ImportedAt, s.Id });
    }
}

internal sealed class ProviderStatementRowConfiguration : IEntityTypeConfiguration<ProviderStatementRow>
{
    public void Configure(EntityTypeBuilder<ProviderStatementRow> builder)
    {
        builder.HasKey(r => new { r.StatementId, r.Reference });
        builder.HasIndex(r => new { r.StatementId, r.Line }).IsUnique();
        builder.Property(r => r.Reference).HasMaxLength(FieldLengths.Reference);
        builder.Property(r => r.Currency).HasMaxLength(3);
        builder.HasOne<ProviderStatement>().WithMany().HasForeignKey(r => r.StatementId);
    }
}

internal sealed class ReconciliationExceptionConfiguration : IEntityTypeConfiguration<ReconciliationException>
{
    public void Configure(EntityTypeBuilder<ReconciliationException> builder)
    {
        builder.Property(e => e.Provider).HasMaxLength(FieldLengths.Code);
        builder.Property(e => e.Reference).HasMaxLength(FieldLengths.Reference);
        builder.Property(e => e.BookedCurrency).HasMaxLength(FieldLengths.Code);
        builder.Property(e => e.StatedCurrency).HasMaxLength(3);
        builder.HasOne<ProviderStatement>().WithMany().HasForeignKey(e => e.StatementId);
        // One difference of a payment is noted once, however often the comparison is begun.
        builder.HasIndex(e => new { e.StatementId, e.Reference }).IsUnique();
        builder.HasIndex(e => new { e.FoundAt, e.Id });
        builder.HasIndex(e => new { e.Status, e.FoundAt, e.Id });
    }
}
