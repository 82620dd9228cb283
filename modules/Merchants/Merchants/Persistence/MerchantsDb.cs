using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Merchants.Persistence;

/// <summary>The module's database.</summary>
internal sealed class MerchantsDb(DbContextOptions<MerchantsDb> options) : MessagingDbContext(options)
{
    /// <summary>The name of the query filter that hides drafts of editions.</summary>
    public const string DraftFilter = "Draft";

    public DbSet<MerchantApplication> Applications => Set<MerchantApplication>();

    public DbSet<Merchant> Merchants => Set<Merchant>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    public DbSet<ArchiveRecord> ArchiveRecords => Set<ArchiveRecord>();

    public DbSet<ArchiveBackup> ArchiveBackups => Set<ArchiveBackup>();

    public DbSet<Clarification> Clarifications => Set<Clarification>();

    public DbSet<ReviewAssignment> ReviewAssignments => Set<ReviewAssignment>();

    public DbSet<ReviewBreach> ReviewBreaches => Set<ReviewBreach>();

    public DbSet<ReviewTeam> ReviewTeams => Set<ReviewTeam>();

    public DbSet<ReviewTeamMember> ReviewTeamMembers => Set<ReviewTeamMember>();

    public DbSet<DocumentDispute> Disputes => Set<DocumentDispute>();

    public DbSet<DocumentFault> DocumentFaults => Set<DocumentFault>();

    public DbSet<PaperStandard> PaperStandards => Set<PaperStandard>();

    public DbSet<PaperRequirement> PaperRequirements => Set<PaperRequirement>();

    public DbSet<PlatformUpload> PlatformUploads => Set<PlatformUpload>();

    public DbSet<PlatformFinding> PlatformFindings => Set<PlatformFinding>();

    public DbSet<PlatformRuleChange> RuleChanges => Set<PlatformRuleChange>();

    public DbSet<RuleChangeReceipt> RuleChangeReceipts => Set<RuleChangeReceipt>();

    private bool SeesRuleChanges => Caller.Has(MerchantsPermissions.ReadRuleChanges, null);

    private bool SeesStandardDrafts => Caller.Has(MerchantsPermissions.WriteStandards, null) || Caller.Has(MerchantsPermissions.PublishStandards, null);

    public DbSet<EntryCriteria> EntryCriteria => Set<EntryCriteria>();

    public DbSet<EntryCriterion> Criteria => Set<EntryCriterion>();

    public DbSet<ApplicationEvidence> Evidence => Set<ApplicationEvidence>();

    public DbSet<MerchantVerification> Verifications => Set<MerchantVerification>();

    public DbSet<RuleException> RuleExceptions => Set<RuleException>();

    public DbSet<MerchantSanction> Sanctions => Set<MerchantSanction>();

    public DbSet<MerchantExit> Exits => Set<MerchantExit>();

    public DbSet<MerchantExitStepDone> ExitSteps => Set<MerchantExitStepDone>();

    public DbSet<MerchantClosure> Closures => Set<MerchantClosure>();

    public DbSet<MerchantImprovementPlan> ImprovementPlans => Set<MerchantImprovementPlan>();

    public DbSet<ImprovementGoal> ImprovementGoals => Set<ImprovementGoal>();

    public DbSet<ImprovementProgress> ImprovementProgress => Set<ImprovementProgress>();

    public DbSet<MerchantKpiTemplate> KpiTemplates => Set<MerchantKpiTemplate>();

    public DbSet<MerchantKpiComponent> KpiComponents => Set<MerchantKpiComponent>();

    public DbSet<MerchantScore> Scores => Set<MerchantScore>();

    public DbSet<MerchantScoreComponent> ScoreComponents => Set<MerchantScoreComponent>();

    public DbSet<BuyerRating> BuyerRatings => Set<BuyerRating>();

    public DbSet<MerchantMeasurement> Measurements => Set<MerchantMeasurement>();

    public DbSet<GuidanceTicket> Tickets => Set<GuidanceTicket>();

    public DbSet<GuidanceMessage> GuidanceMessages => Set<GuidanceMessage>();

    private bool SeesKpiDrafts => Caller.Has(MerchantsPermissions.WriteKpiTemplates, null) || Caller.Has(MerchantsPermissions.PublishKpiTemplates, null);

    private bool SeesCriteriaDrafts => Caller.Has(MerchantsPermissions.WriteCriteria, null) || Caller.Has(MerchantsPermissions.PublishCriteria, null);

    public DbSet<DocumentRequest> DocumentRequests => Set<DocumentRequest>();

    public DbSet<CollectionTask> CollectionTasks => Set<CollectionTask>();

    public DbSet<CollectedPaper> CollectedPapers => Set<CollectedPaper>();

    public DbSet<SupplementRequest> Supplements => Set<SupplementRequest>();

    public DbSet<SuppliedPart> SuppliedParts => Set<SuppliedPart>();

    public DbSet<DocumentReport> DocumentReports => Set<DocumentReport>();

    public DbSet<PaperAccess> PaperAccesses => Set<PaperAccess>();

    // The name of the query filter that hides requests and customers' reports from staff who have nothing to do with them, by whatever way they come.
    private const string ReadersFilter = "Readers";

    private bool MayReadCollection => Caller.Has(MerchantsPermissions.ReadCollection, null);

    private bool MayReadReports => Caller.Has(MerchantsPermissions.ReadReports, null);

    private IEnumerable<MerchantId> OwnMerchants => Caller.MerchantScope.Select(id => new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new Modular.Persistence.AttemptCounterConfiguration());
        modelBuilder.Entity<PaperStandard>().HasQueryFilter("Drafts", s => SeesStandardDrafts || s.Status != PaperStandardStatus.Draft);
        ScopeToOwner<Merchant>(modelBuilder, m => m.OwnerId == CallerId || OwnMerchants.Contains(m.Id));
        ScopeToOwner<MerchantApplication>(modelBuilder, a => a.OwnerId == CallerId || (a.MerchantId != null && OwnMerchants.Contains(a.MerchantId.Value)));
        ScopeToOwner<Document>(modelBuilder, d => d.OwnerId == CallerId || (d.MerchantId != null && OwnMerchants.Contains(d.MerchantId.Value)));
        // Between departments: merchants and their people see none.
        ScopeToOwner<DocumentDispute>(modelBuilder, d => d.RaisedById == CallerId);
        // One that is about nobody's paper is not everybody's who is nobody.
        ScopeToOwner<PlatformFinding>(modelBuilder, f => (f.OwnerId != null && f.OwnerId == CallerId) || (f.MerchantId != null && OwnMerchants.Contains(f.MerchantId.Value)));
        // The staff's alone, by whatever way they come.
        modelBuilder.Entity<PlatformRuleChange>().HasQueryFilter("Readers", _ => SeesRuleChanges);
        modelBuilder.Entity<EntryCriteria>().HasQueryFilter(DraftFilter, c => SeesCriteriaDrafts || c.Status != EntryCriteriaStatus.Draft);
        ScopeToOwner<MerchantSanction>(modelBuilder, s => OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<MerchantExit>(modelBuilder, e => OwnMerchants.Contains(e.MerchantId));
        ScopeToOwner<MerchantClosure>(modelBuilder, c => OwnMerchants.Contains(c.MerchantId));
        modelBuilder.Entity<MerchantKpiTemplate>().HasQueryFilter(DraftFilter, t => SeesKpiDrafts || t.Status != MerchantKpiTemplateStatus.Draft);
        ScopeToOwner<MerchantScore>(modelBuilder, s => OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<GuidanceTicket>(modelBuilder, t => OwnMerchants.Contains(t.MerchantId));
        ScopeToOwner<MerchantImprovementPlan>(modelBuilder, p => OwnMerchants.Contains(p.MerchantId));
        // Who asks whom for papers is the platform's own matter (DOC-01); a merchant is told what itself is asked for (DOC-27).
        modelBuilder.Entity<DocumentRequest>().HasQueryFilter(ReadersFilter, _ => MayReadCollection);
        modelBuilder.Entity<CollectionTask>().HasQueryFilter(ReadersFilter, _ => MayReadCollection);
        ScopeToOwner<SupplementRequest>(modelBuilder, s => s.OwnerId == CallerId || (s.MerchantId != null && OwnMerchants.Contains(s.MerchantId.Value)));
        // A merchant never learns who reported it (DOC-21).
        modelBuilder.Entity<DocumentReport>().HasQueryFilter(ReadersFilter, r => MayReadReports || r.ReporterId == CallerId);
    }
}
