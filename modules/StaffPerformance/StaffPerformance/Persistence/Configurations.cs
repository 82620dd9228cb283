using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Persistence;
using StaffPerformance.Model;

namespace StaffPerformance.Persistence;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.Property(m => m.EmployeeNumber).HasMaxLength(FieldLengths.EmployeeNumber);
        builder.HasIndex(m => m.EmployeeNumber).IsUnique();
        // Employed once at a time; who has left may come back.
        builder.HasIndex(m => m.UserId).IsUnique().HasFilter("\"Status\" = 'Active'");
        builder.HasIndex(m => new { m.Status, m.Id });
    }
}

internal sealed class KpiTemplateConfiguration : IEntityTypeConfiguration<KpiTemplate>
{
    public void Configure(EntityTypeBuilder<KpiTemplate> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(FieldLengths.Name);
        builder.HasMany(t => t.Indicators).WithOne().HasForeignKey(i => i.TemplateId);
        builder.HasIndex(t => new { t.Position, t.Edition }).IsUnique();
        builder.HasIndex(t => t.Position).IsUnique().HasFilter("\"Status\" = 'Published'").HasDatabaseName("IX_Templates_Published");
    }
}

internal sealed class KpiIndicatorConfiguration : IEntityTypeConfiguration<KpiIndicator>
{
    public void Configure(EntityTypeBuilder<KpiIndicator> builder)
    {
        builder.HasKey(i => new { i.TemplateId, i.Ordinal });
        builder.Property(i => i.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(i => i.Name).HasMaxLength(FieldLengths.Name);
        builder.Ignore(i => i.Measure);
    }
}

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.HoldsDataOf(e => e.UserId);
        builder.Property(e => e.Period).HasMaxLength(FieldLengths.Period);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.StaffMemberId);
        builder.HasOne<KpiTemplate>().WithMany().HasForeignKey(e => e.TemplateId);
        builder.HasMany(e => e.Indicators).WithOne().HasForeignKey(i => i.EvaluationId);
        builder.HasMany(e => e.PanelScores).WithOne().HasForeignKey(p => p.EvaluationId);
        builder.HasMany(e => e.Counted).WithOne().HasForeignKey(c => c.EvaluationId);
        // One for each staff member and month, however often a cycle is opened.
        builder.HasIndex(e => new { e.StaffMemberId, e.Period }).IsUnique();
        builder.HasIndex(e => new { e.Period, e.Id });
        builder.HasIndex(e => new { e.Status, e.Id });
        builder.HasIndex(e => e.UserId);
    }
}

internal sealed class EvaluationIndicatorConfiguration : IEntityTypeConfiguration<EvaluationIndicator>
{
    public void Configure(EntityTypeBuilder<EvaluationIndicator> builder)
    {
        builder.HasKey(i => new { i.EvaluationId, i.Ordinal });
        builder.Property(i => i.Code).HasMaxLength(FieldLengths.Code);
        builder.Property(i => i.Name).HasMaxLength(FieldLengths.Name);
    }
}

internal sealed class PanelScoreConfiguration : IEntityTypeConfiguration<PanelScore>
{
    public void Configure(EntityTypeBuilder<PanelScore> builder)
    {
        builder.HoldsDataOf(p => p.UserId);
        // Once for each member of the panel.
        builder.HasKey(p => new { p.EvaluationId, p.PanellistId });
        builder.HasMany(p => p.Figures).WithOne().HasForeignKey(f => new { f.EvaluationId, f.PanellistId });
    }
}

internal sealed class PanelFigureConfiguration : IEntityTypeConfiguration<PanelFigure>
{
    public void Configure(EntityTypeBuilder<PanelFigure> builder) => builder.HasKey(f => new { f.EvaluationId, f.PanellistId, f.Ordinal });
}

internal sealed class ScoreAdjustmentConfiguration : IEntityTypeConfiguration<ScoreAdjustment>
{
    public void Configure(EntityTypeBuilder<ScoreAdjustment> builder)
    {
        builder.HoldsDataOf(a => a.UserId);
        builder.Property(a => a.Period).HasMaxLength(FieldLengths.Period);
        builder.Property(a => a.FaultCode).HasMaxLength(FieldLengths.Code);
        builder.Property(a => a.Evidence).HasMaxLength(FieldLengths.NodeId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffMemberId);
        builder.HasOne<ScoreAdjustment>().WithMany().HasForeignKey(a => a.ReversesId);
        // Once for each finding and user, and taken back once.
        builder.HasIndex(a => new { a.Finding, a.UserId }).IsUnique().HasFilter("\"Finding\" IS NOT NULL");
        builder.HasIndex(a => a.ReversesId).IsUnique().HasFilter("\"ReversesId\" IS NOT NULL");
        builder.HasIndex(a => new { a.StaffMemberId, a.Period });
        builder.HasIndex(a => a.UserId);
        builder.HasIndex(a => new { a.At, a.Id });
    }
}

internal sealed class CountedAdjustmentConfiguration : IEntityTypeConfiguration<CountedAdjustment>
{
    public void Configure(EntityTypeBuilder<CountedAdjustment> builder)
    {
        builder.HasKey(c => c.AdjustmentId);
        builder.HasOne<ScoreAdjustment>().WithOne().HasForeignKey<CountedAdjustment>(c => c.AdjustmentId);
    }
}

internal sealed class ResponsibilityConfiguration : IEntityTypeConfiguration<Responsibility>
{
    public void Configure(EntityTypeBuilder<Responsibility> builder)
    {
        builder.HasKey(r => new { r.Finding, r.UserId });
        builder.HasOne<ScoreAdjustment>().WithMany().HasForeignKey(r => r.AdjustmentId);
    }
}
