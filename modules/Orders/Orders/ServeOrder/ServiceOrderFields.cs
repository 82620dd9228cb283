using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.ServeOrder;

/// <summary>Reading services that were ordered.</summary>
[QueryType]
[Authorize(OrdersPermissions.Read)]
internal static class ServiceOrderQueries
{
    /// <summary>The services that were ordered and that the caller may see, the newest first (ORD-17).</summary>
    /// <param name="isMine">Only those that the caller is to do.</param>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ServiceOrder.Status), nameof(ServiceOrder.MerchantId), nameof(ServiceOrder.ScheduledAt), nameof(ServiceOrder.ConfirmedAt)])]
    public static IQueryable<ServiceOrder> GetServiceOrders(bool? isMine, OrdersDb db)
    {
        var me = db.Caller.UserId;
        return db.ReadableServiceOrders().Where(s => isMine != true || s.AssigneeId == me).OrderByDescending(s => s.ConfirmedAt).ThenByDescending(s => s.Id);
    }
}

/// <summary>The service order's fields that are not its own columns.</summary>
[ObjectType<ServiceOrder>]
internal static class ServiceOrderType
{
    /// <summary>Who does it, by name; null before it was given to somebody, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAssigneeNameAsync([Parent(Requires = nameof(ServiceOrder.AssigneeId))] IReadOnlyList<ServiceOrder> services, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. services.Select(s => s.AssigneeId)], cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(ServiceOrder.Id))] ServiceOrder service, OrdersDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == service.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The service of an order.</summary>
[ExtendObjectType<Order>]
internal static class ServiceOfOrder
{
    /// <summary>How far the service has come, where it is one and is confirmed (ORD-17); null otherwise.</summary>
    public static async Task<ServiceOrder?> GetServiceOrderAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, ServiceOrder> services, CancellationToken cancellationToken) => await services.LoadAsync(order.Id, cancellationToken);
}

/// <summary>What the caller may do with a service order now (FE-01).</summary>
[ExtendObjectType<ServiceOrderId>]
internal static class ServiceOrderAllowedActions
{
    /// <summary>What can be done with the service order, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 7)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<ServiceOrderId> services, OrdersDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfServices().Where(f => services.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return [.. services.Select(s => facts.TryGetValue(s, out var known)
            ? [.. allowed.Of(ServiceOrderActions.All, known), .. allowed.Of(ServiceOrderActions.OfBuyer, new ServiceBuyerFacts(known))]
            : Array.Empty<AllowedAction>())];
    }
}

/// <summary>Loads services that were ordered.</summary>
internal static class ServiceOrderLoaders
{
    /// <summary>Service orders by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ServiceOrderId, ServiceOrder>> GetServiceOrdersByIdAsync(IReadOnlyList<ServiceOrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableServiceOrders().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Service orders by order. Whoever has the order has passed its scope.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<OrderId, ServiceOrder>> GetServiceByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ServiceOrders.AsNoTracking().Where(s => ids.Contains(s.OrderId)).ToDictionaryAsync(s => s.OrderId, cancellationToken);
}
