using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;

namespace Merchants.Persistence;

internal sealed class PaperStandardConfiguration : IEntityTypeConfiguration<PaperStandard>
{
    public void Configure(EntityTypeBuilder<PaperStandard> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(FieldLengths.StandardName);
        builder.HasMany(s => s.Requirements).WithOne().HasForeignKey(r => r.StandardId);
        builder.HasIndex(s => s.Edition).IsUnique();
        // One edition is in force.
        builder.HasIndex(s => s.Status).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_PaperStandards_Published");
        builder.HasOne<PlatformRuleChange>().WithMany().HasForeignKey(s => s.RuleChangeId);
    }
}

internal sealed class PaperRequirementConfiguration : IEntityTypeConfiguration<PaperRequirement>
{
    public void Configure(EntityTypeBuilder<PaperRequirement> builder)
    {
        builder.HasKey(r => new { r.StandardId, r.Type });
        builder.Property(r => r.Formats).IsJson();
        builder.Property(r => r.NoticeDays).IsJson();
        builder.Property(r => r.Elements).IsJson();
        builder.Property(r => r.Checklist).IsJson();
    }
}

internal sealed class ElementValueConfiguration : IEntityTypeConfiguration<ElementValue>
{
    public void Configure(EntityTypeBuilder<ElementValue> builder)
    {
        builder.HasKey(e => new { e.DocumentId, e.Number, e.Code });
        builder.Property(e => e.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(e => e.Name).HasMaxLength(FieldLengths.ElementName);
        builder.HasOne<DocumentVersion>().WithMany(v => v.Elements).HasForeignKey(e => new { e.DocumentId, e.Number });
    }
}

internal sealed class UploadCheckAnswerConfiguration : IEntityTypeConfiguration<UploadCheckAnswer>
{
    public void Configure(EntityTypeBuilder<UploadCheckAnswer> builder)
    {
        builder.HasKey(a => new { a.DocumentId, a.Number, a.Code });
        builder.Property(a => a.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(a => a.Text).HasMaxLength(FieldLengths.CheckText);
        builder.HasOne<DocumentVersion>().WithMany(v => v.Checks).HasForeignKey(a => new { a.DocumentId, a.Number });
    }
}
