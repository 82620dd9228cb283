using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>What the caller may read: what the caller buys, and that of the merchants at which orders may be read, not all that some other role lets him see (ACC-02).</summary>
internal static class Readable
{
    /// <summary>The orders.</summary>
    public static IQueryable<Order> ReadableOrders(this OrdersDb db)
    {
        var (me, isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Orders.AsNoTracking().Where(o => isEverywhere || o.BuyerId == me || merchants.Contains(o.MerchantId));
    }

    /// <summary>The payments.</summary>
    public static IQueryable<Payment> ReadablePayments(this OrdersDb db)
    {
        var (me, isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Payments.AsNoTracking().Where(p => isEverywhere || p.BuyerId == me || merchants.Contains(p.MerchantId));
    }

    /// <summary>The refunds.</summary>
    public static IQueryable<Refund> ReadableRefunds(this OrdersDb db)
    {
        var (me, isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Refunds.AsNoTracking().Where(r => isEverywhere || r.BuyerId == me || merchants.Contains(r.MerchantId));
    }

    /// <summary>The after-sales.</summary>
    public static IQueryable<AfterSale> ReadableAfterSales(this OrdersDb db)
    {
        var (me, isEverywhere, merchants) = ReachOf(db.Caller);
        return db.AfterSales.AsNoTracking().Where(s => isEverywhere || s.BuyerId == me || merchants.Contains(s.MerchantId));
    }

    /// <summary>The disputes.</summary>
    public static IQueryable<DisputeCase> ReadableDisputes(this OrdersDb db)
    {
        var (me, isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Disputes.AsNoTracking().Where(d => isEverywhere || d.BuyerId == me || merchants.Contains(d.MerchantId));
    }

    /// <summary>The questions and complaints.</summary>
    public static IQueryable<OrderTicket> ReadableTickets(this OrdersDb db)
    {
        var (me, isEverywhere, merchants) = ReachOf(db.Caller);
        return db.Tickets.AsNoTracking().Where(t => isEverywhere || t.BuyerId == me || merchants.Contains(t.MerchantId));
    }

    // One's own wants the permission as well, wherever it is held.
    private static (Guid? Me, bool IsEverywhere, List<MerchantId> Merchants) ReachOf(ICaller caller)
    {
        var reach = caller.ReachOf(OrdersPermissions.Read);
        return (caller.Has(OrdersPermissions.Read) ? caller.UserId : null, reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }
}
