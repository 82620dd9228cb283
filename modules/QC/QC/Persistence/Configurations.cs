using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QC.Model;

namespace QC.Persistence;

internal sealed class QualityStandardConfiguration : IEntityTypeConfiguration<QualityStandard>
{
    public void Configure(EntityTypeBuilder<QualityStandard> builder)
    {
        builder.Property(s => s.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(FieldLengths.Name);
        builder.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.StandardId);
        builder.HasIndex(s => new { s.Code, s.Edition }).IsUnique();
        // One edition of a standard is in force.
        builder.HasIndex(s => s.Code).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_Standards_Published");
    }
}

internal sealed class ChecklistItemConfiguration : IEntityTypeConfiguration<ChecklistItem>
{
    public void Configure(EntityTypeBuilder<ChecklistItem> builder)
    {
        builder.HasKey(i => new { i.StandardId, i.Number });
        builder.Property(i => i.Text).HasMaxLength(FieldLengths.ItemText);
        builder.Property(i => i.FaultCode).HasMaxLength(FieldLengths.Code);
        builder.Property(i => i.PenaltyCurrency).HasMaxLength(FieldLengths.Currency);
        builder.Ignore(i => i.Rule);
    }
}

internal sealed class SamplingConfiguration : IEntityTypeConfiguration<Sampling>
{
    public void Configure(EntityTypeBuilder<Sampling> builder)
    {
        builder.Property(s => s.Week).HasMaxLength(FieldLengths.Week);
        builder.Property(s => s.PopulationHash).HasMaxLength(FieldLengths.Hash);
        builder.HasOne<QualityStandard>().WithMany().HasForeignKey(s => s.StandardId);
        // One draw of the week, however often the job runs.
        builder.HasIndex(s => s.Week).IsUnique().HasFilter("\"Kind\" = 'Weekly'").HasDatabaseName("IX_Samplings_Weekly");
        builder.HasIndex(s => new { s.DrawnAt, s.Id });
    }
}

internal sealed class InspectionConfiguration : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.Property(i => i.ProductTitle).HasMaxLength(FieldLengths.Title);
        builder.HasOne<Sampling>().WithMany().HasForeignKey(i => i.SamplingId);
        builder.HasOne<QualityStandard>().WithMany().HasForeignKey(i => i.StandardId);
        builder.HasMany(i => i.Items).WithOne().HasForeignKey(i => i.InspectionId);
        // A draw holds a product once.
        builder.HasIndex(i => new { i.SamplingId, i.Ordinal }).IsUnique();
        builder.HasIndex(i => new { i.SamplingId, i.ProductId }).IsUnique();
        builder.HasIndex(i => new { i.Status, i.DueAt, i.Id });
        builder.HasIndex(i => new { i.MerchantId, i.Id });
        builder.HasIndex(i => new { i.ProductId, i.Id });
    }
}

internal sealed class InspectionItemConfiguration : IEntityTypeConfiguration<InspectionItem>
{
    public void Configure(EntityTypeBuilder<InspectionItem> builder)
    {
        builder.HasKey(i => new { i.InspectionId, i.Number });
        builder.Property(i => i.Text).HasMaxLength(FieldLengths.ItemText);
        builder.Property(i => i.FaultCode).HasMaxLength(FieldLengths.Code);
        builder.Property(i => i.PenaltyCurrency).HasMaxLength(FieldLengths.Currency);
        builder.Property(i => i.Note).HasMaxLength(FieldLengths.Words);
    }
}

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.Property(f => f.FaultCode).HasMaxLength(FieldLengths.Code);
        builder.Property(f => f.ItemText).HasMaxLength(FieldLengths.ItemText);
        builder.Property(f => f.Note).HasMaxLength(FieldLengths.Words);
        builder.Property(f => f.PenaltyCurrency).HasMaxLength(FieldLengths.Currency);
        builder.Property(f => f.Goal).HasMaxLength(FieldLengths.Words);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(f => f.InspectionId);
        // An item fails once, however often its inspection is reported.
        builder.HasIndex(f => new { f.InspectionId, f.ItemNumber }).IsUnique();
        builder.HasIndex(f => new { f.MerchantId, f.FoundAt, f.Id });
        builder.HasIndex(f => new { f.ProductId, f.FoundAt, f.Id });
        builder.HasIndex(f => new { f.Status, f.DueAt, f.Id });
        builder.HasIndex(f => new { f.FoundAt, f.Id });
    }
}

internal sealed class ProgressEntryConfiguration : IEntityTypeConfiguration<ProgressEntry>
{
    public void Configure(EntityTypeBuilder<ProgressEntry> builder)
    {
        builder.HasKey(p => new { p.FindingId, p.Ordinal });
        builder.Property(p => p.Words).HasMaxLength(FieldLengths.Words);
        builder.HasOne<Finding>().WithMany().HasForeignKey(p => p.FindingId);
    }
}

internal sealed class FindingEffectConfiguration : IEntityTypeConfiguration<FindingEffect>
{
    public void Configure(EntityTypeBuilder<FindingEffect> builder)
    {
        builder.HasKey(e => new { e.FindingId, e.Kind });
        builder.HasOne<Finding>().WithMany().HasForeignKey(e => e.FindingId);
    }
}
