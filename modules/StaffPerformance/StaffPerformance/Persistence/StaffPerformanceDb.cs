using Accounts.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using StaffPerformance.Model;

namespace StaffPerformance.Persistence;

/// <summary>The module's database. Staff see what is about themselves; whoever may read all staff sees everybody's.</summary>
internal sealed class StaffPerformanceDb(DbContextOptions<StaffPerformanceDb> options) : MessagingDbContext(options)
{
    /// <summary>The name of the query filter that hides what is about others.</summary>
    public const string OwnRecordsFilter = "OwnRecords";

    /// <summary>The name of the query filter that hides drafts of templates.</summary>
    public const string DraftFilter = "Draft";

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<KpiTemplate> Templates => Set<KpiTemplate>();

    public DbSet<KpiIndicator> Indicators => Set<KpiIndicator>();

    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    public DbSet<EvaluationIndicator> EvaluationIndicators => Set<EvaluationIndicator>();

    public DbSet<PanelScore> PanelScores => Set<PanelScore>();

    public DbSet<ScoreAdjustment> Adjustments => Set<ScoreAdjustment>();

    public DbSet<CountedAdjustment> CountedAdjustments => Set<CountedAdjustment>();

    public DbSet<Responsibility> Responsibilities => Set<Responsibility>();

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    /// <summary>The caller, as a user.</summary>
    public UserId Self => new(CallerId ?? Guid.Empty);

    private bool SeesAllStaff => Caller.Has(StaffPerformancePermissions.ReadAll, null);

    private bool SeesDrafts => Caller.Has(StaffPerformancePermissions.ManageTemplates, null);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<StaffMember>().HasQueryFilter(OwnRecordsFilter, m => SeesAllStaff || m.UserId == Self);
        modelBuilder.Entity<Evaluation>().HasQueryFilter(OwnRecordsFilter, e => SeesAllStaff || e.UserId == Self);
        modelBuilder.Entity<ScoreAdjustment>().HasQueryFilter(OwnRecordsFilter, a => SeesAllStaff || a.UserId == Self);
        modelBuilder.Entity<KpiTemplate>().HasQueryFilter(DraftFilter, t => SeesDrafts || t.Status != KpiTemplateStatus.Draft);
    }
}
