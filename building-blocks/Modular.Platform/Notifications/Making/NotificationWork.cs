using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Notifications;

/// <summary>
/// Lets the platform's inbox hear of the events of all modules from the moment at which the tables of all are there: the platform comes before
/// them, so its inbox does not begin with its own start as those of other modules do.
/// </summary>
internal sealed class NotificationWork([FromKeyedServices(NotificationWork.Key)] Inbox<PlatformDb> inbox) : IBackgroundWork
{
    /// <summary>Under which the inbox is registered.</summary>
    public const string Key = "notifications";

    /// <summary>The inbox of this process.</summary>
    public static Inbox<PlatformDb> MakeInbox(IServiceProvider services, MessagingOptions options)
    {
        var feeds = services.GetServices<IEventFeed>().ToList();
        return new(
            PlatformModule.Name, NoticeReaction.Of(feeds, services.GetServices<NoticeSource>()), services.GetRequiredService<ModuleDatabase<PlatformDb>>(), feeds,
            services.GetRequiredService<ISystemScopes>(), options, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>());
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        inbox.Start();
        await Waiting.ForTheEndAsync(stopping);
        await inbox.DisposeAsync();
    }
}
