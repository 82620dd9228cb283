using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ReadOrders;

/// <summary>Reading orders. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(OrdersPermissions.Read)]
internal static class OrderQueries
{
    /// <summary>An order by its id; null where there is none that the caller may see (ORD-01).</summary>
    /// <param name="id">The order's id.</param>
    public static Task<Order?> GetOrderAsync(OrderId id, IDataLoader<OrderId, Order> orders, CancellationToken cancellationToken) => orders.LoadAsync(id, cancellationToken);

    /// <summary>The orders that the caller may see, the newest first: a buyer's own, those of a merchant, for staff all.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Order.Status), nameof(Order.Number), nameof(Order.MerchantId), nameof(Order.IsHeld), nameof(Order.PlacedAt), nameof(Order.ConfirmBy), nameof(Order.ShipBy), nameof(Order.DueAt)])]
    [UseSorting(Properties = [nameof(Order.PlacedAt), nameof(Order.ConfirmBy), nameof(Order.ShipBy), nameof(Order.DueAt)])]
    public static IQueryable<Order> GetOrders(OrdersDb db) => db.ReadableOrders().OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id);

    /// <summary>The orders that the caller has placed, the newest first (ORD-01).</summary>
    [UsePaging]
    public static IQueryable<Order> GetMyOrders(OrdersDb db, ICaller caller) =>
        db.Orders.AsNoTracking().Where(o => o.BuyerId == caller.UserId).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id);

    /// <summary>The payments that the caller may see, the newest first (ORD-11); those that finance has to look at are <c>MISMATCHED</c> (ORD-12).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Payment.Status), nameof(Payment.Provider), nameof(Payment.Reference), nameof(Payment.OrderId), nameof(Payment.InitiatedAt), nameof(Payment.ReportedAt)])]
    public static IQueryable<Payment> GetPayments(OrdersDb db) => db.ReadablePayments().OrderByDescending(p => p.InitiatedAt).ThenByDescending(p => p.Id);

    /// <summary>The refunds that the caller may see, the newest first (ORD-08).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Refund.Status), nameof(Refund.Reason), nameof(Refund.OrderId), nameof(Refund.RequestedAt)])]
    public static IQueryable<Refund> GetRefunds(OrdersDb db) => db.ReadableRefunds().OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id);
}

/// <summary>A merchant's orders.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantOrders
{
    /// <summary>The merchant's orders that the caller may see, the newest first (ORD-01).</summary>
    [UsePaging]
    [Authorize(OrdersPermissions.Read)]
    [UseFiltering(TypeName = "MerchantOrderFilterInput", Properties = [nameof(Order.Status), nameof(Order.Number), nameof(Order.IsHeld), nameof(Order.PlacedAt)])]
    [UseSorting(TypeName = "MerchantOrderSortInput", Properties = [nameof(Order.PlacedAt)])]
    public static IQueryable<Order> GetOrders([Parent] MerchantId merchant, OrdersDb db) =>
        db.ReadableOrders().Where(o => o.MerchantId == merchant).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id);
}
