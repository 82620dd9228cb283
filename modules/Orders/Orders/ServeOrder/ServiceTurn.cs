using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.ServeOrder;

/// <summary>Takes a step of a service with its order, both or neither.</summary>
internal sealed class ServiceTurn(OrdersDb db, Turn<OrdersDb> turn)
{
    /// <summary>The database.</summary>
    public OrdersDb Db => db;

    /// <summary>Takes a step for those who do it.</summary>
    public async Task<FieldResult<ServiceOrder>> TakeAsync(
        StateAction<ServiceOrderFacts, ServiceOrderStatus> action, ServiceOrderId id, int? expectedVersion, Func<ServiceOrder, Order, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken)
    {
        var (service, order) = await FindAsync(id, cancellationToken);
        return await turn.TakeAsync(action, service, () => db.FactsOfAsync(id, cancellationToken), Missing(id), expectedVersion, Stepping(order, step), cancellationToken);
    }

    /// <summary>Takes a step for its buyer.</summary>
    public async Task<FieldResult<ServiceOrder>> TakeAsync(
        StateAction<ServiceBuyerFacts, ServiceOrderStatus> action, ServiceOrderId id, int? expectedVersion, Func<ServiceOrder, Order, Actor, DateTime, Task<IUserError?>> step, CancellationToken cancellationToken)
    {
        var (service, order) = await FindAsync(id, cancellationToken);
        return await turn.TakeAsync(
            action, service, async () => new ServiceBuyerFacts(await db.FactsOfAsync(id, cancellationToken)), Missing(id), expectedVersion, Stepping(order, step), cancellationToken);
    }

    private static Func<ServiceOrder, Actor, DateTime, Task<IReadOnlyList<IUserError>>> Stepping(Order? order, Func<ServiceOrder, Order, Actor, DateTime, Task<IUserError?>> step) =>
        async (service, by, at) => await step(service, order!, by, at) is { } error ? [error] : [];

    private async Task<(ServiceOrder? Service, Order? Order)> FindAsync(ServiceOrderId id, CancellationToken cancellationToken) =>
        await db.ServiceOrders.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } service ? (service, await db.FindOrderAsync(service.OrderId, cancellationToken)) : (null, null);

    private static NotFoundError Missing(ServiceOrderId id) => new(Text.Of("SERVICE_ORDER_NOT_FOUND"), NodeId.Of(id).ToString());
}

/// <summary>Finds services that were ordered.</summary>
internal static class ServiceOrders
{
    /// <summary>Those that the caller may see: what the caller buys, and that of merchants whose orders may be read.</summary>
    public static IQueryable<ServiceOrder> ReadableServiceOrders(this OrdersDb db)
    {
        var readable = db.ReadableOrders().Select(o => o.Id);
        return db.ServiceOrders.AsNoTracking().Where(s => readable.Contains(s.OrderId));
    }

    /// <summary>The facts about services.</summary>
    public static IQueryable<ServiceOrderFacts> FactsOfServices(this OrdersDb db)
    {
        var me = db.Caller.UserId;
        return from s in db.ServiceOrders
               join o in db.Orders on s.OrderId equals o.Id
               select new ServiceOrderFacts { Id = s.Id, MerchantId = s.MerchantId, Status = s.Status, IsBuyer = s.BuyerId == me, IsHeld = o.IsHeld };
    }

    /// <summary>The facts about one.</summary>
    public static Task<ServiceOrderFacts> FactsOfAsync(this OrdersDb db, ServiceOrderId id, CancellationToken cancellationToken) => db.FactsOfServices().SingleAsync(f => f.Id == id, cancellationToken);
}
