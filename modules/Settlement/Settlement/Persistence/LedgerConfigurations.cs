using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Settlement.Model;

namespace Settlement.Persistence;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.Property(e => e.Period).HasMaxLength(FieldLengths.Month);
        builder.Property(e => e.Currency).HasMaxLength(FieldLengths.Currency);
        builder.Property(e => e.Source).HasMaxLength(FieldLengths.Source);
        builder.Property(e => e.Code).HasMaxLength(FieldLengths.Code);
        builder.HasMany(e => e.Lines).WithOne().HasForeignKey(l => l.EntryId);
        // An entry is reversed once.
        builder.HasIndex(e => e.ReversesId).IsUnique();
        builder.HasIndex(e => e.Source).IsUnique();
        builder.HasIndex(e => new { e.MerchantId, e.Period, e.Currency });
        builder.HasIndex(e => new { e.Period, e.MerchantId, e.Currency });
        builder.HasIndex(e => new { e.PostedAt, e.Id });
        builder.HasIndex(e => e.OrderId);
    }
}

internal sealed class LedgerLineConfiguration : IEntityTypeConfiguration<LedgerLine>
{
    public void Configure(EntityTypeBuilder<LedgerLine> builder)
    {
        builder.HasKey(l => new { l.EntryId, l.Number });
        builder.Property(l => l.Currency).HasMaxLength(FieldLengths.Currency);
        builder.ToTable(t => t.HasCheckConstraint("CK_LedgerLines_OneSide", "\"Debit\" >= 0 AND \"Credit\" >= 0 AND \"Debit\" + \"Credit\" > 0 AND (\"Debit\" = 0 OR \"Credit\" = 0)"));
        builder.HasIndex(l => l.Account);
    }
}

internal sealed class AccountBalanceConfiguration : IEntityTypeConfiguration<AccountBalance>
{
    public void Configure(EntityTypeBuilder<AccountBalance> builder)
    {
        builder.HasKey(b => new { b.Account, b.MerchantId, b.Currency });
        builder.Property(b => b.Currency).HasMaxLength(FieldLengths.Currency);
    }
}

internal sealed class ReturnedCommissionConfiguration : IEntityTypeConfiguration<ReturnedCommission>
{
    public void Configure(EntityTypeBuilder<ReturnedCommission> builder) => builder.HasKey(r => new { r.OrderId, r.Line });
}

internal sealed class SettlementPeriodConfiguration : IEntityTypeConfiguration<SettlementPeriod>
{
    public void Configure(EntityTypeBuilder<SettlementPeriod> builder)
    {
        builder.Property(p => p.Month).HasMaxLength(FieldLengths.Month);
        builder.HasIndex(p => p.Month).IsUnique();
        builder.HasIndex(p => p.StartsAt);
    }
}

internal sealed class PeriodGateConfiguration : IEntityTypeConfiguration<PeriodGate>
{
    public void Configure(EntityTypeBuilder<PeriodGate> builder)
    {
        builder.HasKey(g => g.Month);
        builder.Property(g => g.Month).HasMaxLength(FieldLengths.Month);
    }
}
