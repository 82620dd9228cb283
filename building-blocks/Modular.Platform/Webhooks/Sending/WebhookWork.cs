using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Pulses when deliveries have been written or freed in this process.</summary>
internal sealed class WebhookWakeUp
{
    public WakeUp Deliveries { get; } = new();
}

/// <summary>What works on webhooks in this process, from the moment at which the tables of all modules are there.</summary>
internal sealed class WebhookWork(
    IEnumerable<IEventFeed> feeds, ModuleDatabase<PlatformDb> database, DeliveryLoop deliveries, WebhookWakeUp queued,
    TimeProvider clock, ILogger<BackgroundLoops> logger) : IBackgroundWork
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using (var loops = new BackgroundLoops(logger))
        {
            foreach (var feed in feeds.OfType<IPagedFeed>())
                loops.Run($"Webhooks: events of {feed.Module}", new EventIntake(feed, database, queued, clock).RunAsync);
            loops.Run("Webhooks: deliveries", deliveries.RunAsync);
            await Waiting.ForTheEndAsync(stopping);
        }

        await deliveries.DrainAsync();
    }
}
