using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;
using Orders.Notices;
using Orders.PayOrder;
using Orders.PayOrder.Sandbox;
using Orders.Persistence;
using Orders.Privacy;
using Orders.ReadOrders;
using Orders.Tasks;
using Orders.TrackOrders;

[assembly: Module("Orders", Version = "1.0", Kernel = "1", DependsOn = new[] { "Merchants", "Catalogue" })]

namespace Orders;

/// <summary>Orders: placed, paid, confirmed, shipped, received, refunded.</summary>
public sealed class OrdersModule : IModule
{
    private const string DevelopmentSecret = "the sandbox of development";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<OrdersDb>(context);
        services.AddModuleMessaging<OrdersDb>(context);
        services.AddSteps<OrdersDb>([nameof(Order)], typeof(RefundReason));
        services.AddAuditTimeline<OrdersDb>(nameof(Order));
        services.AddOptionalPort<IOrderScreening, ScreeningVerdict>(context.Settings.GetSection("Screening"), ScreeningVerdict.Review);
        services.AddSingleton<IPersonalData, BuyersData>();
        services.AddSingleton<IMerchantObligations, OpenOrders>();
        services.AddSingleton<SeenOrders>();
        services.AddSingleton<TakePayments>();
        services.AddScoped<SandboxCallback>();
        services.AddScoped<ICallback>(s => s.GetRequiredService<SandboxCallback>());
        OrdersTasks.AddTo(services);
        OrderSlices.AddTo(services);
        AfterSaleSlices.AddTo(services);
        services.AddOptions<OrdersOptions>().Bind(context.Settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => WithSecret(s.GetRequiredService<IOptions<OrdersOptions>>().Value, context.IsDevelopment));
        foreach (var permission in OrdersPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in OrdersNotices.All)
            services.AddSingleton(kind);
    }

    private static OrdersOptions WithSecret(OrdersOptions options, bool isDevelopment)
    {
        if (isDevelopment)
            options.CarrierSandbox.Secret ??= options.Sandbox.Secret ??= DevelopmentSecret;
        return options;
    }
}
