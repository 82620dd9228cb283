using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>Loads what belongs to many parents in one query each. Whoever has the order has passed its scope.</summary>
internal static class Loaders
{
    /// <summary>Lines by order.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, OrderLine>> GetLinesByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Lines.AsNoTracking().Where(l => ids.Contains(l.OrderId)).OrderBy(l => l.Number).ToListAsync(cancellationToken)).ToLookup(l => l.OrderId);

    /// <summary>Shipments by order, with what was in them.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, Shipment>> GetShipmentsByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Shipments.AsNoTracking().Include(s => s.Lines.OrderBy(l => l.Number)).Where(s => ids.Contains(s.OrderId)).OrderBy(s => s.Number).ToListAsync(cancellationToken)).ToLookup(s => s.OrderId);

    /// <summary>Payments by order, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, Payment>> GetPaymentsByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Payments.AsNoTracking().Where(p => ids.Contains(p.OrderId)).OrderBy(p => p.InitiatedAt).ThenBy(p => p.Id).ToListAsync(cancellationToken)).ToLookup(p => p.OrderId);

    /// <summary>Refunds by order, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, Refund>> GetRefundsByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Refunds.AsNoTracking().Where(r => ids.Contains(r.OrderId)).OrderBy(r => r.RequestedAt).ThenBy(r => r.Id).ToListAsync(cancellationToken)).ToLookup(r => r.OrderId);

    /// <summary>Lines by refund.</summary>
    [DataLoader]
    public static async Task<ILookup<RefundId, RefundLine>> GetLinesByRefundAsync(IReadOnlyList<RefundId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.RefundLines.AsNoTracking().Where(l => ids.Contains(l.RefundId)).OrderBy(l => l.Number).ToListAsync(cancellationToken)).ToLookup(l => l.RefundId);
}
