using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.PlaceOrders;

/// <summary>Reading groups of orders.</summary>
[QueryType]
internal static class OrderGroupQueries
{
    /// <summary>The groups of orders that the caller has placed, the newest first (ORD-01).</summary>
    [UsePaging]
    [Authorize(OrdersPermissions.Buy)]
    public static IQueryable<OrderGroup> GetMyOrderGroups(OrdersDb db, ICaller caller) =>
        db.OrderGroups.AsNoTracking().Where(g => g.BuyerId == caller.UserId).OrderByDescending(g => g.PlacedAt).ThenByDescending(g => g.Id);
}

/// <summary>The group's orders.</summary>
[ObjectType<OrderGroup>]
internal static class OrderGroupType
{
    /// <summary>The orders, in the order of their ids; each goes its own way.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Order>> GetOrdersAsync(
        [Parent(Requires = nameof(OrderGroup.Id))] OrderGroup group, IDataLoader<OrderGroupId, Order[]> orders, CancellationToken cancellationToken) =>
        await orders.LoadAsync(group.Id, cancellationToken) ?? [];

    /// <summary>What the orders cost in all, an amount for each currency, those that were cancelled since included.</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<Money>> GetTotalsAsync(
        [Parent(Requires = nameof(OrderGroup.Id))] OrderGroup group, IDataLoader<OrderGroupId, Order[]> orders, CancellationToken cancellationToken) =>
        [.. (await orders.LoadAsync(group.Id, cancellationToken) ?? []).GroupBy(o => o.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Money(g.Sum(o => o.TotalAmount), g.Key))];
}

/// <summary>Loads groups of orders and what is in them.</summary>
internal static class OrderGroupLoaders
{
    /// <summary>Groups by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<OrderGroupId, OrderGroup>> GetOrderGroupsByIdAsync(IReadOnlyList<OrderGroupId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableGroups().Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, cancellationToken);

    /// <summary>The groups that the caller may read: the own ones, and all for those who read all orders. A merchant sees its own order alone.</summary>
    internal static IQueryable<OrderGroup> ReadableGroups(this OrdersDb db)
    {
        var (me, isEverywhere) = (db.Caller.Has(OrdersPermissions.Read) ? db.Caller.UserId : null, db.Caller.Has(OrdersPermissions.Read, null));
        return db.OrderGroups.AsNoTracking().Where(g => isEverywhere || g.BuyerId == me);
    }

    /// <summary>The orders of groups that the caller may see.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderGroupId, Order>> GetOrdersByGroupAsync(IReadOnlyList<OrderGroupId> ids, OrdersDb db, CancellationToken cancellationToken)
    {
        var groups = ids.Select(i => (OrderGroupId?)i).ToList();
        return (await db.ReadableOrders().Where(o => groups.Contains(o.GroupId)).OrderBy(o => o.Id).ToListAsync(cancellationToken)).ToLookup(o => o.GroupId!.Value);
    }
}
