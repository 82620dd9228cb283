using Merchants.EnterDocument;
using Merchants.Model;
using Merchants.Notices;
using Merchants.OutsideFindings;
using Merchants.Persistence;
using Merchants.RuleChanges;
using Merchants.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Outside;

/// <summary>Registers the entry of papers, their standards, and the way to an outside platform and back.</summary>
internal static class PapersSlice
{
    /// <summary>Registers all of it.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="settings">The module's settings.</param>
    public static void AddTo(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<PaperIntake>();
        services.AddScoped<PaperEntry>();
        services.AddScoped<PlatformFindingTurn>();
        services.AddScoped<RuleChangeReaders>();
        services.AddSingleton<UploadRun>();
        services.AddSingleton<ReportRun>();
        services.AddSingleton<OutsideListener>();
        services.AddSingleton<IPlatformConnector>(s => s.GetRequiredService<MerchantsOptions>().OutsidePlatform is { } outside
            ? new HttpPlatformConnector(outside, s.GetRequiredService<TimeProvider>())
            : new ThisPlatform());
        if (settings.GetSection(nameof(MerchantsOptions.OutsidePlatform)).Exists())
            services.AddSingleton<IBackgroundWork>(s => ActivatorUtilities.CreateInstance<PlatformCourier>(s, s.GetRequiredService<MerchantsOptions>().OutsidePlatform!));
        PaperEntryTasks.AddTo(services);
        OutsideTasks.AddTo(services);
        services.AddSteps<MerchantsDb>([nameof(PaperStandard), nameof(PlatformFinding)]);
        foreach (var kind in OutsideNotices.Kinds)
            services.AddSingleton(kind);
    }
}
