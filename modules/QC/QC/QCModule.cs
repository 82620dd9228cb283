using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using QC.DrawSamples;
using QC.Inspect;
using QC.Model;
using QC.Notices;
using QC.Persistence;
using QC.Privacy;
using QC.Rectify;
using QC.Tasks;

[assembly: Module("QC", Version = "1.0", Kernel = "1", DependsOn = ["Accounts", "Merchants", "Catalogue", "Orders", "Settlement", "Risk", "StaffPerformance"])]

namespace QC;

/// <summary>Quality control: standards, samples, inspections, findings and their rectification.</summary>
public sealed class QCModule : IModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<QCDb>(context);
        services.AddModuleMessaging<QCDb>(context);
        services.AddScoped<InspectionTurn>();
        services.AddScoped<FindingTurn>();
        services.AddScoped<SampleDrawing>();
        services.AddSingleton<IPersonalData, QualityData>();
        QCTasks.AddTo(services);
        // Merchants are told what was done with their goods, and not by whom.
        services.AddSteps<QCDb>([nameof(QualityStandard), nameof(Inspection), nameof(Finding)], caller => caller.IsPlatformWide);
        services.AddOptions<QCOptions>().Bind(context.Settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<QCOptions>>().Value);
        foreach (var permission in QCPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in FindingNotices.Kinds)
            services.AddSingleton(kind);
    }
}
