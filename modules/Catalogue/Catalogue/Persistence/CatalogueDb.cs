using Catalogue.Model;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Persistence;

/// <summary>The module's database. Listed products are open to everybody; all else to those who act for its merchant, and to the platform's staff.</summary>
internal sealed class CatalogueDb(DbContextOptions<CatalogueDb> options) : MessagingDbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductVariant> Variants => Set<ProductVariant>();

    public DbSet<ProductFault> Faults => Set<ProductFault>();

    public DbSet<StockLevel> StockLevels => Set<StockLevel>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<ReservationLine> ReservationLines => Set<ReservationLine>();

    public DbSet<MerchantStanding> Standings => Set<MerchantStanding>();

    public DbSet<ProductCategory> Categories => Set<ProductCategory>();

    public DbSet<TermList> TermLists => Set<TermList>();

    public DbSet<ProductSubmission> Submissions => Set<ProductSubmission>();

    public DbSet<Brand> Brands => Set<Brand>();

    public DbSet<BrandAuthorisation> BrandAuthorisations => Set<BrandAuthorisation>();

    public DbSet<ProductTestReport> TestReports => Set<ProductTestReport>();

    public DbSet<ProductImage> Images => Set<ProductImage>();

    public DbSet<TakedownCase> Takedowns => Set<TakedownCase>();

    public DbSet<ServiceListing> Services => Set<ServiceListing>();

    private bool MayHandleTakedowns => Caller.Has(CataloguePermissions.HandleTakedowns, null);

    private bool SeesTermDrafts => Caller.Has(CataloguePermissions.KeepProductData, null);

    public DbSet<ProductWords> ProductSearch => Set<ProductWords>();

    public DbSet<PriceRule> PriceRules => Set<PriceRule>();

    public DbSet<PriceRuleUse> PriceRuleUses => Set<PriceRuleUse>();

    public DbSet<StockThreshold> StockThresholds => Set<StockThreshold>();

    public DbSet<StockAlert> StockAlerts => Set<StockAlert>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<CampaignProduct> CampaignProducts => Set<CampaignProduct>();

    public DbSet<CampaignChange> CampaignChanges => Set<CampaignChange>();

    public DbSet<CampaignCreative> CampaignCreatives => Set<CampaignCreative>();

    public DbSet<AdSlot> AdSlots => Set<AdSlot>();

    public DbSet<AdSlotDay> AdSlotDays => Set<AdSlotDay>();

    public DbSet<AdPlacement> AdPlacements => Set<AdPlacement>();

    public DbSet<ShopPageVersion> ShopPages => Set<ShopPageVersion>();

    public DbSet<ProductImport> ProductImports => Set<ProductImport>();

    public DbSet<ProductImportProblem> ProductImportProblems => Set<ProductImportProblem>();

    /// <inheritdoc/>
    public override IReadOnlyList<SearchIndex> SearchIndexes => [ProductWords.Index];

    private IEnumerable<MerchantId> OwnMerchants => Caller.MerchantScope.Select(id => new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<Product>(modelBuilder, p => p.Status == ProductStatus.Listed || OwnMerchants.Contains(p.MerchantId));
        ScopeToOwner<ProductVariant>(modelBuilder, v => OwnMerchants.Contains(v.MerchantId) || Products.Any(p => p.Id == v.ProductId && p.Status == ProductStatus.Listed));
        ScopeToOwner<StockLevel>(modelBuilder, s => OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<StockMovement>(modelBuilder, m => OwnMerchants.Contains(m.MerchantId));
        ScopeToOwner<Reservation>(modelBuilder, r => OwnMerchants.Contains(r.MerchantId));
        ScopeToOwner<ProductSubmission>(modelBuilder, s => OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<BrandAuthorisation>(modelBuilder, a => OwnMerchants.Contains(a.MerchantId));
        ScopeToOwner<ProductTestReport>(modelBuilder, t => OwnMerchants.Contains(t.MerchantId));
        ScopeToOwner<ProductImage>(modelBuilder, i => OwnMerchants.Contains(i.MerchantId) || Products.Any(p => p.Id == i.ProductId && p.Status == ProductStatus.Listed));
        ScopeToOwner<ServiceListing>(modelBuilder, s => s.Status == ServiceListingStatus.Listed || OwnMerchants.Contains(s.MerchantId));
        // A merchant never learns who reported it, and nothing before somebody looks into it (CAT-11).
        modelBuilder.Entity<TakedownCase>().HasQueryFilter(
            "Readers", t => MayHandleTakedowns || t.ReporterId == CallerId || (t.Status != TakedownStatus.Reported && OwnMerchants.Contains(t.MerchantId)));
        modelBuilder.Entity<TermList>().HasQueryFilter("Draft", l => SeesTermDrafts || l.Status != TermListStatus.Draft);
        ScopeToOwner<StockThreshold>(modelBuilder, t => OwnMerchants.Contains(t.MerchantId));
        ScopeToOwner<StockAlert>(modelBuilder, a => OwnMerchants.Contains(a.MerchantId));
        ScopeToOwner<Campaign>(modelBuilder, c => OwnMerchants.Contains(c.MerchantId));
        ScopeToOwner<CampaignChange>(modelBuilder, c => OwnMerchants.Contains(c.MerchantId));
        ScopeToOwner<CampaignCreative>(modelBuilder, c => OwnMerchants.Contains(c.MerchantId));
        // What is shown, everybody sees.
        ScopeToOwner<AdPlacement>(modelBuilder, p => p.Status == AdPlacementStatus.Running || OwnMerchants.Contains(p.MerchantId));
        ScopeToOwner<ShopPageVersion>(modelBuilder, p => p.Status == ShopPageStatus.Published || OwnMerchants.Contains(p.MerchantId));
        ScopeToOwner<ProductImport>(modelBuilder, i => OwnMerchants.Contains(i.MerchantId));
        // Prices are open to everybody, and so is what lowers them.
        ScopeToOwner<PriceRule>(modelBuilder, r => r.Status == PriceRuleStatus.Approved || r.Status == PriceRuleStatus.Active || OwnMerchants.Contains(r.MerchantId));
    }
}
