using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Settlement.Model;

namespace Settlement.Persistence;

internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> builder)
    {
        builder.Property(p => p.Currency).HasMaxLength(FieldLengths.Currency);
        builder.Property(p => p.BankReference).HasMaxLength(FieldLengths.Reference);
        builder.Property(p => p.FailureCode).HasMaxLength(FieldLengths.Code);
        builder.HasMany(p => p.Items).WithOne().HasForeignKey(i => i.PayoutId);
        builder.HasIndex(p => new { p.Status, p.DueAt, p.Id });
        builder.HasIndex(p => new { p.CreatedAt, p.Id });
        builder.HasIndex(p => p.MerchantId);
    }
}

internal sealed class PayoutItemConfiguration : IEntityTypeConfiguration<PayoutItem>
{
    public void Configure(EntityTypeBuilder<PayoutItem> builder)
    {
        builder.HasKey(i => new { i.PayoutId, i.StatementId });
        builder.Property(i => i.Currency).HasMaxLength(FieldLengths.Currency);
        builder.HasOne<Statement>().WithMany().HasForeignKey(i => i.StatementId);
        builder.HasIndex(i => i.ClaimedStatementId).IsUnique();
    }
}

internal sealed class SecurityCheckConfiguration : IEntityTypeConfiguration<SecurityCheck>
{
    public void Configure(EntityTypeBuilder<SecurityCheck> builder)
    {
        builder.HasOne<Payout>().WithMany().HasForeignKey(c => c.PayoutId);
        builder.HasIndex(c => new { c.PayoutId, c.At });
    }
}

internal sealed class SandboxTransferConfiguration : IEntityTypeConfiguration<SandboxTransfer>
{
    public void Configure(EntityTypeBuilder<SandboxTransfer> builder)
    {
        builder.HasKey(t => new { t.PayoutId, t.Attempt });
        builder.Property(t => t.Reference).HasMaxLength(FieldLengths.Reference);
        builder.Property(t => t.FailureCode).HasMaxLength(FieldLengths.Code);
        builder.Property(t => t.Currency).HasMaxLength(FieldLengths.Currency);
        // A bank that paid twice would break this.
        builder.HasIndex(t => t.Reference).IsUnique();
    }
}
