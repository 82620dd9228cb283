using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using QC.Model;

namespace QC.Persistence;

/// <summary>
/// The module's database. The platform's staff see everything; those who act for a merchant, what was reported of it. Drafts of standards are seen by those who write or publish them.
/// </summary>
internal sealed class QCDb(DbContextOptions<QCDb> options) : MessagingDbContext(options)
{
    /// <summary>The name of the query filter that hides drafts of standards.</summary>
    public const string DraftFilter = "Draft";

    /// <summary>The name of the query filter that hides everything from those who do not read quality control, by whatever way they come.</summary>
    public const string ReadersFilter = "Readers";

    public DbSet<QualityStandard> Standards => Set<QualityStandard>();

    public DbSet<ChecklistItem> ChecklistItems => Set<ChecklistItem>();

    public DbSet<Sampling> Samplings => Set<Sampling>();

    public DbSet<Inspection> Inspections => Set<Inspection>();

    public DbSet<InspectionItem> InspectionItems => Set<InspectionItem>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<ProgressEntry> Progress => Set<ProgressEntry>();

    public DbSet<FindingEffect> Effects => Set<FindingEffect>();

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    /// <summary>Whether the caller is told who did something: the platform's staff are.</summary>
    public bool IsToldWho => SeesAllMerchants;

    private IEnumerable<MerchantId> OwnMerchants => Caller.MerchantScope.Select(id => new MerchantId(id));

    private bool MayRead => Caller.Has(QCPermissions.Read);

    // What all merchants share, and could comment on before each other's eyes, is the staff's: a merchant is told the rule with each item and finding of its own.
    private bool MayReadAll => Caller.Has(QCPermissions.Read, null);

    private bool SeesDrafts => Caller.Has(QCPermissions.WriteStandards, null) || Caller.Has(QCPermissions.PublishStandards, null);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<QualityStandard>().HasQueryFilter(DraftFilter, s => SeesDrafts || s.Status != QualityStandardStatus.Draft);
        modelBuilder.Entity<QualityStandard>().HasQueryFilter(ReadersFilter, _ => MayReadAll);
        modelBuilder.Entity<Sampling>().HasQueryFilter(ReadersFilter, _ => MayReadAll);
        modelBuilder.Entity<Inspection>().HasQueryFilter(ReadersFilter, _ => MayRead);
        modelBuilder.Entity<Finding>().HasQueryFilter(ReadersFilter, _ => MayRead);
        ScopeToOwner<Inspection>(modelBuilder, i => i.Status == InspectionStatus.Reported && OwnMerchants.Contains(i.MerchantId));
        ScopeToOwner<Finding>(modelBuilder, f => OwnMerchants.Contains(f.MerchantId));
    }
}
