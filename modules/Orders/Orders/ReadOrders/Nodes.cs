using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time. They find what the lists show, and no more.</summary>
internal static class Nodes
{
    /// <summary>Orders by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<OrderId, Order>> GetOrdersByIdAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableOrders().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);

    /// <summary>Payments by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PaymentId, Payment>> GetPaymentsByIdAsync(IReadOnlyList<PaymentId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadablePayments().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);

    /// <summary>Refunds by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<RefundId, Refund>> GetRefundsByIdAsync(IReadOnlyList<RefundId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableRefunds().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);
}
