using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Settlement.Model;

namespace Settlement.Persistence;

/// <summary>The module's database.</summary>
internal sealed class SettlementDb(DbContextOptions<SettlementDb> options) : MessagingDbContext(options)
{
    public DbSet<SettlementPeriod> Periods => Set<SettlementPeriod>();

    public DbSet<PeriodGate> Gates => Set<PeriodGate>();

    public DbSet<SettledMerchant> SettledMerchants => Set<SettledMerchant>();

    public DbSet<SettledOrder> SettledOrders => Set<SettledOrder>();

    public DbSet<DisputedOrder> DisputedOrders => Set<DisputedOrder>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LedgerLine> LedgerLines => Set<LedgerLine>();

    public DbSet<AccountBalance> Balances => Set<AccountBalance>();

    public DbSet<ReturnedCommission> ReturnedCommissions => Set<ReturnedCommission>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<StatementLine> StatementLines => Set<StatementLine>();

    public DbSet<StatementHold> StatementHolds => Set<StatementHold>();

    public DbSet<StatementAdjustment> StatementAdjustments => Set<StatementAdjustment>();

    public DbSet<Payout> Payouts => Set<Payout>();

    public DbSet<PayoutItem> PayoutItems => Set<PayoutItem>();

    public DbSet<SecurityCheck> SecurityChecks => Set<SecurityCheck>();

    public DbSet<SandboxTransfer> SandboxTransfers => Set<SandboxTransfer>();

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    private IEnumerable<MerchantId> OwnMerchants => Caller.MerchantScope.Select(id => new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<Statement>(modelBuilder, s => OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<Payout>(modelBuilder, p => OwnMerchants.Contains(p.MerchantId));
        ScopeToOwner<LedgerEntry>(modelBuilder, e => OwnMerchants.Contains(e.MerchantId));
        ScopeToOwner<AccountBalance>(modelBuilder, b => OwnMerchants.Contains(b.MerchantId));
    }
}
