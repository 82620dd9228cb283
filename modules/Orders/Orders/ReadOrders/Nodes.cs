using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time. Who may not read orders finds none here either.</summary>
internal static class Nodes
{
    /// <summary>Orders by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<OrderId, Order>> GetOrdersByIdAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        db.Caller.Has(OrdersPermissions.Read) ? await db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken) : new Dictionary<OrderId, Order>();

    /// <summary>Payments by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PaymentId, Payment>> GetPaymentsByIdAsync(IReadOnlyList<PaymentId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        db.Caller.Has(OrdersPermissions.Read) ? await db.Payments.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken) : new Dictionary<PaymentId, Payment>();

    /// <summary>Refunds by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<RefundId, Refund>> GetRefundsByIdAsync(IReadOnlyList<RefundId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        db.Caller.Has(OrdersPermissions.Read) ? await db.Refunds.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken) : new Dictionary<RefundId, Refund>();
}
