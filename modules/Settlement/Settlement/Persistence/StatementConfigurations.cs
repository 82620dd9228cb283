using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Settlement.Model;

namespace Settlement.Persistence;

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.Ignore(s => s.Carried);
        builder.Property(s => s.Period).HasMaxLength(FieldLengths.Month);
        builder.Property(s => s.Currency).HasMaxLength(FieldLengths.Currency);
        builder.Property(s => s.DisputeReason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<SettlementPeriod>().WithMany().HasForeignKey(s => s.SettlementPeriodId);
        builder.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.StatementId);
        builder.HasMany(s => s.Holds).WithOne().HasForeignKey(h => h.StatementId);
        // One statement for merchant, month and currency, however often the month is closed.
        builder.HasIndex(s => new { s.MerchantId, s.Period, s.Currency }).IsUnique();
        builder.HasIndex(s => new { s.StartsAt, s.Id });
        builder.HasIndex(s => new { s.Status, s.ConfirmDueAt, s.Id });
    }
}

internal sealed class StatementLineConfiguration : IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<StatementLine> builder)
    {
        // An entry stands on one statement at most.
        builder.HasKey(l => l.EntryId);
        builder.Property(l => l.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasOne<LedgerEntry>().WithOne().HasForeignKey<StatementLine>(l => l.EntryId);
        builder.HasIndex(l => new { l.StatementId, l.PostedAt, l.EntryId });
        builder.HasIndex(l => l.OrderId);
    }
}

internal sealed class StatementHoldConfiguration : IEntityTypeConfiguration<StatementHold>
{
    public void Configure(EntityTypeBuilder<StatementHold> builder)
    {
        builder.HasKey(h => new { h.StatementId, h.OrderId });
        builder.Property(h => h.Currency).HasMaxLength(FieldLengths.Currency);
    }
}

internal sealed class StatementAdjustmentConfiguration : IEntityTypeConfiguration<StatementAdjustment>
{
    public void Configure(EntityTypeBuilder<StatementAdjustment> builder)
    {
        builder.HasKey(a => a.StatementId);
        builder.Property(a => a.Currency).HasMaxLength(FieldLengths.Currency);
        builder.Property(a => a.Reason).HasMaxLength(FieldLengths.Comment);
        builder.HasOne<Statement>().WithOne().HasForeignKey<StatementAdjustment>(a => a.StatementId);
        builder.HasOne<LedgerEntry>().WithMany().HasForeignKey(a => a.EntryId);
    }
}
