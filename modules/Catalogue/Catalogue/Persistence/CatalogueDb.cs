using Catalogue.Model;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

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
    }
}
