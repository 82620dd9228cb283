using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Tasks;

/// <summary>What waits for those who fulfil orders (FE-02): orders with which the caller may take an action now.</summary>
internal sealed class OrdersTasks(OrdersDb db, AllowedActions allowed)
{
    private static readonly Func<OrdersTasks, ITaskSource>[] Kinds =
    [
        t => new QueriedTasks<OrderId>(new("orders.confirmation", OrderActions.Confirm.Mutation, IsDated: true), t.Open(OrderActions.Confirm).Where(f => f.ConfirmBy != null)
            .Select(f => new TaskRow<OrderId> { Id = f.Id, Occurrence = f.StepCount, When = f.ConfirmBy!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Number) })),
        t => new QueriedTasks<OrderId>(new("orders.shipment", OrderActions.Ship.Mutation, IsDated: true), t.Open(OrderActions.Ship).Where(f => f.ShipBy != null)
            .Select(f => new TaskRow<OrderId> { Id = f.Id, Occurrence = f.StepCount, When = f.ShipBy!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Number) })),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<OrdersTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<OrdersTasks>()));
    }

    private IQueryable<OrderFacts> Open(StateAction<OrderFacts, OrderStatus> action)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return db.FactsOfOrders().Where(action.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId));
    }

    private static IReadOnlyList<TitlePart> TitleOf(string number) => [new("orderNumber", number)];
}
