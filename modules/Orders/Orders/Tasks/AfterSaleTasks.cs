using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Tasks;

/// <summary>What waits after the sale (FE-02): for the merchant's answer, its count, its conclusion, and for the platform's decision.</summary>
internal sealed class AfterSaleTasks(OrdersDb db, TimeProvider clock, AllowedActions allowed)
{
    private static readonly Func<AfterSaleTasks, ITaskSource>[] Kinds =
    [
        t => t.Sales("orders.after-sale-answer", AfterSaleActions.Approve),
        t => t.Sales("orders.return-count", AfterSaleActions.Receive),
        t => t.Sales("orders.after-sale-conclusion", AfterSaleActions.Refund),
        t => t.Sales("orders.after-sale-decision", AfterSaleActions.DecideForBuyer),
        t => t.Disputes("orders.dispute-reply", DisputeActions.Reply),
        t => t.Disputes("orders.dispute-decision", DisputeActions.Decide),
        t => t.Tickets(),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<AfterSaleTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<AfterSaleTasks>()));
    }

    private QueriedTasks<AfterSaleId> Sales(string name, StateAction<AfterSaleFacts, AfterSaleStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new(name, action.Mutation, IsDated: true), db.FactsOfAfterSales(clock.GetUtcNow().UtcDateTime).Where(action.IsOpen)
            .Where(f => (isEverywhere || merchants.Contains(f.MerchantId)) && f.DueAt != null)
            .Select(f => new TaskRow<AfterSaleId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.OrderNumber) }));
    }

    private QueriedTasks<DisputeCaseId> Disputes(string name, StateAction<DisputeFacts, DisputeStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(new(name, action.Mutation, IsDated: true), db.FactsOfDisputes().Where(action.IsOpen)
            .Where(f => (isEverywhere || merchants.Contains(f.MerchantId)) && f.DueAt != null)
            .Select(f => new TaskRow<DisputeCaseId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.OrderNumber) }));
    }

    private QueriedTasks<OrderTicketId> Tickets()
    {
        var (isEverywhere, merchants) = ReachOf(TicketActions.Answer.Mutation);
        return new(new("orders.ticket-answer", TicketActions.Answer.Mutation, IsDated: true), db.FactsOfTickets().Where(TicketActions.Answer.IsOpen)
            .Where(f => (isEverywhere || merchants.Contains(f.MerchantId)) && f.DueAt != null)
            .Select(f => new TaskRow<OrderTicketId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt!.Value, MerchantId = f.MerchantId.Value, Title = TitleOf(f.OrderNumber) }));
    }

    private (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(string mutation)
    {
        var reach = allowed.ReachOf(mutation);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }

    private static IReadOnlyList<TitlePart> TitleOf(string number) => [new("orderNumber", number)];
}
