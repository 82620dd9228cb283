using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform.Calendar;
using Modular.Platform.Exports;
using Modular.Platform.Jobs;
using Modular.Platform.Mail;
using Modular.Platform.Notifications;
using Modular.Platform.Persistence;
using Modular.Platform.Privacy;
using Modular.Platform.Search;
using Modular.Platform.Tasks;
using Modular.Platform.Timelines;
using Modular.Platform.Webhooks;

[assembly: Module(Modular.Platform.PlatformModule.Name, Version = "1.0", Kernel = "1")]

namespace Modular.Platform;

/// <summary>
/// What belongs to no module and has rows of its own: jobs and their runs, webhooks and their deliveries, claims on tasks, comments, notifications and mails. It is built into the host,
/// comes before all modules, and cannot be taken out; otherwise it is a module as they are.
/// </summary>
public sealed class PlatformModule : IModule
{
    /// <summary>The name, also that of its database file or schema.</summary>
    public const string Name = "Platform";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<PlatformDb>(context);
        services.AddJob<SweepOutcomes>();
        services.AddModuleMessaging<PlatformDb>(context);
        services.AddWebhooks(context);
        services.AddJobScheduling(context.Configuration);
        services.AddSingleton<WorkingDays>();
        services.AddSingleton<IWorkingCalendar>(s => s.GetRequiredService<WorkingDays>());
        services.AddSingleton(CalendarPermissions.Declared);
        services.AddTasks(context);
        services.AddTimelines();
        services.AddNotifications(context);
        services.AddMail(context);
        services.AddExports(context);
        services.AddScoped<SearchDesk>();
        services.AddSingleton<IPersonalData, DataOfUsers>();
    }
}
