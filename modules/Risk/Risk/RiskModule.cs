using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Risk.HandleAlerts;
using Risk.Model;
using Risk.Notices;
using Risk.Persistence;
using Risk.Privacy;
using Risk.ScreenOrders;
using Risk.Tasks;
using Risk.WriteRules;
using Settlement.Contracts;

[assembly: Module("Risk", Version = "1.0", Kernel = "1", DependsOn = ["Merchants", "Catalogue", "Orders", "Settlement"])]

namespace Risk;

/// <summary>Risks: a register, the screening of orders and payouts, an indicator with alerts.</summary>
public sealed class RiskModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<RiskDb>(context);
        services.AddModuleMessaging<RiskDb>(context);
        services.AddScoped<RiskTurn>();
        services.AddScoped<ScreeningDesk>();
        services.AddScoped<IOrderScreening, ScreenNewOrders>();
        services.AddScoped<IPayoutScreening, ScreenPayouts>();
        services.AddScoped<RuleTrial>();
        services.AddScoped<RefundWatch>();
        services.AddSingleton<IPersonalData, BuyersData>();
        RiskTasks.AddTo(services);
        services.AddSteps<RiskDb>(["Risk", nameof(ScreeningRule), nameof(ScreeningDecision), nameof(RiskAlert)]);
        services.AddOptions<RiskOptions>().Bind(context.Settings).ValidateDataAnnotations()
            .Validate(o => o.Matrix.IsSound, "Modules:Risk:Matrix wants LowUpTo < MediumUpTo < HighUpTo, all between 1 and 24.")
            .Validate(o => o.RefundRate.IsSound, "Modules:Risk:RefundRate wants ClearBelowBasisPoints to be at most RaiseAtBasisPoints.")
            .ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<RiskOptions>>().Value);
        foreach (var permission in RiskPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in RiskNotices.Kinds)
            services.AddSingleton(kind);
    }
}
