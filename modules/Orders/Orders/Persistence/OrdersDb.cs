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

    public DbSet<OrderGroup> OrderGroups => Set<OrderGroup>();

    public DbSet<OrderChange> Changes => Set<OrderChange>();

    public DbSet<OrderAssignment> Assignments => Set<OrderAssignment>();

    public DbSet<OrderBreach> Breaches => Set<OrderBreach>();

    public DbSet<TrackingEvent> TrackingEvents => Set<TrackingEvent>();

    public DbSet<ProviderStatement> ProviderStatements => Set<ProviderStatement>();

    public DbSet<ProviderStatementRow> ProviderStatementRows => Set<ProviderStatementRow>();

    public DbSet<ReconciliationException> ReconciliationExceptions => Set<ReconciliationException>();

    public DbSet<ServiceOrder> ServiceOrders => Set<ServiceOrder>();

    public DbSet<DeliveryMethod> DeliveryMethods => Set<DeliveryMethod>();

    public DbSet<AfterSalePolicy> AfterSalePolicies => Set<AfterSalePolicy>();

    public DbSet<AfterSale> AfterSales => Set<AfterSale>();

    public DbSet<AfterSaleLine> AfterSaleLines => Set<AfterSaleLine>();

    public DbSet<CaseEntry> CaseEntries => Set<CaseEntry>();

    public DbSet<DisputeCase> Disputes => Set<DisputeCase>();

    public DbSet<OrderReview> Reviews => Set<OrderReview>();

    public DbSet<OrderTicket> Tickets => Set<OrderTicket>();

    private IEnumerable<MerchantId> OwnMerchants => Caller.MerchantScope.Select(id => new MerchantId(id));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ScopeToOwner<Order>(modelBuilder, o => o.BuyerId == CallerId || OwnMerchants.Contains(o.MerchantId));
        ScopeToOwner<Payment>(modelBuilder, p => p.BuyerId == CallerId || OwnMerchants.Contains(p.MerchantId));
        ScopeToOwner<Refund>(modelBuilder, r => r.BuyerId == CallerId || OwnMerchants.Contains(r.MerchantId));
        ScopeToOwner<OrderGroup>(modelBuilder, g => g.BuyerId == CallerId);
        ScopeToOwner<OrderChange>(modelBuilder, c => c.BuyerId == CallerId || OwnMerchants.Contains(c.MerchantId));
        ScopeToOwner<OrderAssignment>(modelBuilder, a => OwnMerchants.Contains(a.MerchantId));
        ScopeToOwner<ServiceOrder>(modelBuilder, s => s.BuyerId == CallerId || OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<DeliveryMethod>(modelBuilder, m => m.IsOffered || OwnMerchants.Contains(m.MerchantId));
        // What was ever promised is public, as are reviews that nobody has hidden; drafts are theirs whose they are.
        ScopeToOwner<AfterSalePolicy>(modelBuilder, p => p.Status != AfterSalePolicyStatus.Draft || (p.MerchantId != null && OwnMerchants.Contains(p.MerchantId.Value)));
        ScopeToOwner<OrderReview>(modelBuilder, r => r.Status == ReviewStatus.Shown || r.BuyerId == CallerId || OwnMerchants.Contains(r.MerchantId));
        ScopeToOwner<AfterSale>(modelBuilder, s => s.BuyerId == CallerId || OwnMerchants.Contains(s.MerchantId));
        ScopeToOwner<CaseEntry>(modelBuilder, e => e.BuyerId == CallerId || OwnMerchants.Contains(e.MerchantId));
        ScopeToOwner<DisputeCase>(modelBuilder, d => d.BuyerId == CallerId || OwnMerchants.Contains(d.MerchantId));
        ScopeToOwner<OrderTicket>(modelBuilder, t => t.BuyerId == CallerId || OwnMerchants.Contains(t.MerchantId));
    }
}
