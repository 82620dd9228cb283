using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Messaging;
using Orders.AssignOrder;
using Orders.Model;
using Orders.Notices;
using Orders.PayOrder;
using Orders.PayOrder.Sandbox;
using Orders.Persistence;
using Orders.PlaceOrders;
using Orders.ServeOrder;
using Orders.Tasks;
using Orders.TrackParcels;
using Orders.TrackParcels.Sandbox;

namespace Orders;

/// <summary>Registers what belongs to baskets, payment methods, changes, assignment, timers and parcels (ORD-01 to ORD-06, ORD-10).</summary>
internal static class OrderSlices
{
    public static void AddTo(IServiceCollection services)
    {
        foreach (var method in SandboxProvider.Methods)
            services.AddSingleton<IPaymentProvider>(s => new SandboxProvider(s.GetRequiredService<OrdersOptions>(), method));
        services.AddSingleton<PaymentMethods>();
        services.AddScoped<PartReservations>();
        services.AddScoped<AssigneeChoice>();
        services.AddScoped<ServiceTurn>();
        services.AddSingleton<TakeTracking>();
        services.AddSingleton<SandboxCarrier>();
        services.AddScoped<ICallback>(s => new CarrierCallback(s.GetRequiredService<SandboxCarrier>(), s.GetRequiredService<TakeTracking>()));
        ReconciliationTasks.AddTo(services);
        services.AddSteps<OrdersDb>([nameof(ReconciliationException), nameof(ServiceOrder)], typeof(ReconciliationResolution));
        foreach (var kind in FulfilmentNotices.Kinds)
            services.AddSingleton(kind);
    }
}
