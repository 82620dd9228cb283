using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Risk.Model;

namespace Risk.Persistence;

/// <summary>The module's database. Staff whose token names merchants see what is about these alone.</summary>
internal sealed class RiskDb(DbContextOptions<RiskDb> options) : MessagingDbContext(options)
{
    public DbSet<RiskEntry> Risks => Set<RiskEntry>();

    public DbSet<RiskAssessment> Assessments => Set<RiskAssessment>();

    public DbSet<RiskResponsePlan> ResponsePlans => Set<RiskResponsePlan>();

    public DbSet<RiskSource> Sources => Set<RiskSource>();

    public DbSet<ScreeningRule> Rules => Set<ScreeningRule>();

    public DbSet<ScreeningRuleTestHit> TestHits => Set<ScreeningRuleTestHit>();

    public DbSet<ScreeningDecision> Decisions => Set<ScreeningDecision>();

    public DbSet<ScreeningFact> ScreeningFacts => Set<ScreeningFact>();

    public DbSet<ScreenedOrder> ScreenedOrders => Set<ScreenedOrder>();

    public DbSet<ScreenedBuyer> ScreenedBuyers => Set<ScreenedBuyer>();

    public DbSet<ScreenedMerchant> ScreenedMerchants => Set<ScreenedMerchant>();

    public DbSet<RiskAlert> Alerts => Set<RiskAlert>();

    public DbSet<MerchantWatch> Watches => Set<MerchantWatch>();

    public DbSet<PaidOrder> PaidOrders => Set<PaidOrder>();

    public DbSet<CountedRefund> CountedRefunds => Set<CountedRefund>();

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    private IEnumerable<MerchantId?> OwnMerchants => Caller.MerchantScope.Select(id => (MerchantId?)new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<RiskEntry>(modelBuilder, r => OwnMerchants.Contains(r.MerchantId));
        ScopeToOwner<ScreeningDecision>(modelBuilder, d => OwnMerchants.Contains(d.MerchantId));
        ScopeToOwner<RiskAlert>(modelBuilder, a => OwnMerchants.Contains(a.MerchantId));
    }
}
