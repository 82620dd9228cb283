using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Orders.Model;

namespace Orders.Persistence;

/// <summary>The module's database. An order is seen by its buyer, by those who act for its merchant, and by the platform's staff; by no other merchant.</summary>
internal sealed class OrdersDb(DbContextOptions<OrdersDb> options) : MessagingDbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> Lines => Set<OrderLine>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<RefundLine> RefundLines => Set<RefundLine>();

    public DbSet<Shipment> Shipments => Set<Shipment>();

    private IEnumerable<MerchantId> OwnMerchants => Caller.MerchantScope.Select(id => new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<Order>(modelBuilder, o => o.BuyerId == CallerId || OwnMerchants.Contains(o.MerchantId));
        ScopeToOwner<Payment>(modelBuilder, p => p.BuyerId == CallerId || OwnMerchants.Contains(p.MerchantId));
        ScopeToOwner<Refund>(modelBuilder, r => r.BuyerId == CallerId || OwnMerchants.Contains(r.MerchantId));
    }
}
