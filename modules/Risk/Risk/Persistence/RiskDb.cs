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

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    private IEnumerable<MerchantId?> OwnMerchants => Caller.MerchantScope.Select(id => (MerchantId?)new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<RiskEntry>(modelBuilder, r => OwnMerchants.Contains(r.MerchantId));
    }
}
