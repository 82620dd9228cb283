using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.ChangeOrders;

/// <summary>What was changed of an order.</summary>
[ExtendObjectType<Order>]
internal static class ChangesOfOrder
{
    /// <summary>What was changed of it since it was placed, the oldest first (ORD-06).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<OrderChange>> GetChangesAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, OrderChange[]> changes, CancellationToken cancellationToken) =>
        await changes.LoadAsync(order.Id, cancellationToken) ?? [];
}

/// <summary>The change's fields that are not its own columns.</summary>
[ObjectType<OrderChange>]
internal static class OrderChangeType
{
    /// <summary>Where it went before, masked; null where another thing was changed.</summary>
    public static MaskedAddress? GetAddressBefore([Parent(Requires = $"{nameof(OrderChange.Kind)} {nameof(OrderChange.AddressBefore)}")] OrderChange change) =>
        change.Kind == OrderChangeKind.Address ? MaskedAddress.Of(change.AddressBefore) : null;

    /// <summary>Where it goes since then, masked; null where another thing was changed.</summary>
    public static MaskedAddress? GetAddressAfter([Parent(Requires = $"{nameof(OrderChange.Kind)} {nameof(OrderChange.AddressAfter)}")] OrderChange change) =>
        change.Kind == OrderChangeKind.Address ? MaskedAddress.Of(change.AddressAfter) : null;

    /// <summary>Who changed it, by name; null for a user who is erased (ACC-03), and for the platform itself.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync([Parent(Requires = nameof(OrderChange.ById))] IReadOnlyList<OrderChange> changes, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. changes.Select(c => c.ById)], cancellationToken);
}

/// <summary>Loads changes of orders.</summary>
internal static class OrderChangeLoaders
{
    /// <summary>Changes by order, oldest first, with their lines.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, OrderChange>> GetChangesByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Changes.AsNoTracking().Include(c => c.Lines.OrderBy(l => l.Number)).Where(c => ids.Contains(c.OrderId)).OrderBy(c => c.Number).ToListAsync(cancellationToken)).ToLookup(c => c.OrderId);
}
