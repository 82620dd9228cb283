using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Risk.Persistence;

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
        services.AddSteps<RiskDb>(["Risk"]);
        services.AddOptions<RiskOptions>().Bind(context.Settings).ValidateDataAnnotations()
            .Validate(o => o.Matrix.IsSound, "Modules:Risk:Matrix wants LowUpTo < MediumUpTo < HighUpTo, all between 1 and 24.")
            .ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<RiskOptions>>().Value);
        foreach (var permission in RiskPermissions.All)
            services.AddSingleton(permission);
    }
}
