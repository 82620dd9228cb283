using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using StaffPerformance.Model;
using StaffPerformance.Notices;
using StaffPerformance.OpenCycle;
using StaffPerformance.Persistence;
using StaffPerformance.Privacy;
using StaffPerformance.Tasks;

[assembly: Module("StaffPerformance", Version = "1.0", Kernel = "1", DependsOn = ["Accounts"])]

namespace StaffPerformance;

/// <summary>Staff, what they are measured by, and their monthly evaluations.</summary>
public sealed class StaffPerformanceModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<StaffPerformanceDb>(context);
        services.AddModuleMessaging<StaffPerformanceDb>(context);
        services.AddSingleton<EvaluationCycles>();
        services.AddScoped<EvaluationTurn>();
        services.AddSingleton<IPersonalData, StaffData>();
        EvaluationTasks.AddTo(services);
        services.AddSteps<StaffPerformanceDb>([nameof(StaffMember), nameof(KpiTemplate), nameof(Evaluation)]);
        services.AddOptions<StaffPerformanceOptions>().Bind(context.Settings).ValidateDataAnnotations()
            .Validate(o => o.WorkingTime.Problem() is null, "Modules:StaffPerformance:WorkingTime needs a known TimeZone, a Start before the End, and at least one of Days.")
            .ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<StaffPerformanceOptions>>().Value);
        foreach (var permission in StaffPerformancePermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in EvaluationNotices.Kinds)
            services.AddSingleton(kind);
    }
}
