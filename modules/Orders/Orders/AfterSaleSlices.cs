using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;
using Orders.AfterSales;
using Orders.Disputes;
using Orders.Model;
using Orders.Notices;
using Orders.Persistence;
using Orders.Reviews;
using Orders.Tasks;
using Orders.Tickets;

namespace Orders;

/// <summary>Registers what comes after the sale: policies, after-sales, disputes, reviews, questions (ORD-09, ORD-13 to ORD-16).</summary>
internal static class AfterSaleSlices
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<AfterSaleTurn>();
        services.AddScoped<DisputeTurn>();
        services.AddScoped<ReviewTurn>();
        services.AddScoped<TicketTurn>();
        AfterSaleTasks.AddTo(services);
        // Buyers and merchants are told what the platform has decided, and not by whom.
        services.AddSteps<OrdersDb>(
            [nameof(AfterSalePolicy), nameof(AfterSale), nameof(DisputeCase), nameof(OrderReview), nameof(OrderTicket)], caller => caller.IsPlatformWide);
        foreach (var kind in AfterSaleNotices.All)
            services.AddSingleton(kind);
    }
}
