using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

internal sealed class MerchantSanctionConfiguration : IEntityTypeConfiguration<MerchantSanction>
{
    public void Configure(EntityTypeBuilder<MerchantSanction> builder)
    {
        builder.Property(s => s.Clause).HasMaxLength(FieldLengths.ClauseText);
        builder.Property(s => s.Reason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Merchant>().WithMany().HasForeignKey(s => s.MerchantId);
        builder.HasIndex(s => new { s.MerchantId, s.ProposedAt, s.Id });
        builder.HasIndex(s => new { s.Status, s.HearingUntil, s.Id });
    }
}

internal sealed class MerchantExitConfiguration : IEntityTypeConfiguration<MerchantExit>
{
    public void Configure(EntityTypeBuilder<MerchantExit> builder)
    {
        builder.Property(e => e.Reason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Merchant>().WithMany().HasForeignKey(e => e.MerchantId);
        builder.HasMany(e => e.Steps).WithOne().HasForeignKey(s => s.ExitId);
        // One exit of a merchant runs.
        builder.HasIndex(e => e.MerchantId).IsUnique().HasFilter("\"Status\" = 'Running'").HasDatabaseName("IX_MerchantExits_Running");
        builder.HasIndex(e => new { e.MerchantId, e.BegunAt, e.Id });
    }
}

internal sealed class MerchantExitStepDoneConfiguration : IEntityTypeConfiguration<MerchantExitStepDone>
{
    public void Configure(EntityTypeBuilder<MerchantExitStepDone> builder) => builder.HasKey(s => new { s.ExitId, s.Step });
}

internal sealed class MerchantClosureConfiguration : IEntityTypeConfiguration<MerchantClosure>
{
    public void Configure(EntityTypeBuilder<MerchantClosure> builder)
    {
        builder.Property(c => c.Reason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Merchant>().WithMany().HasForeignKey(c => c.MerchantId);
        // One is planned or running.
        builder.HasIndex(c => c.MerchantId).IsUnique().HasFilter("\"Status\" = 'Planned' OR \"Status\" = 'Running'").HasDatabaseName("IX_MerchantClosures_Open");
        builder.HasIndex(c => new { c.MerchantId, c.From, c.Id });
    }
}

internal sealed class MerchantImprovementPlanConfiguration : IEntityTypeConfiguration<MerchantImprovementPlan>
{
    public void Configure(EntityTypeBuilder<MerchantImprovementPlan> builder)
    {
        builder.Property(p => p.Reason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Merchant>().WithMany().HasForeignKey(p => p.MerchantId);
        builder.HasMany(p => p.Goals).WithOne().HasForeignKey(g => g.PlanId);
        builder.HasIndex(p => new { p.MerchantId, p.CreatedAt, p.Id });
    }
}

internal sealed class ImprovementGoalConfiguration : IEntityTypeConfiguration<ImprovementGoal>
{
    public void Configure(EntityTypeBuilder<ImprovementGoal> builder)
    {
        builder.HasKey(g => new { g.PlanId, g.Number });
        builder.Property(g => g.Goal).HasMaxLength(FieldLengths.ClauseText);
    }
}

internal sealed class ImprovementProgressConfiguration : IEntityTypeConfiguration<ImprovementProgress>
{
    public void Configure(EntityTypeBuilder<ImprovementProgress> builder)
    {
        builder.HasKey(p => new { p.PlanId, p.Ordinal });
        builder.HasOne<MerchantImprovementPlan>().WithMany().HasForeignKey(p => p.PlanId);
    }
}
