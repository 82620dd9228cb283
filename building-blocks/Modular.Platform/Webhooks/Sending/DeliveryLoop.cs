using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Messaging;
using Modular.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Attempts the deliveries that are due, many at a time; a receiver that takes its time takes that of its own webhook only.</summary>
internal sealed partial class DeliveryLoop(
    DeliveryQueue queue, IEnumerable<IEventFeed> feeds, WebhookClient client, WebhookWakeUp queued,
    WebhookOptions options, TimeProvider clock, ILogger<DeliveryLoop> logger)
{
    private readonly ConcurrentDictionary<Task, WebhookId> _running = new();
    private readonly Dictionary<string, IPagedFeed> _feeds = feeds.OfType<IPagedFeed>().ToDictionary(f => f.Module);

    /// <summary>Begins what is due and free, then waits for more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var armed = queued.Deliveries.Arm();
        var running = _running.Values.CountBy(w => w).ToDictionary();
        var claimed = await queue.ClaimAsync(running.GetValueOrDefault, options.ParallelInAll - _running.Count, cancellationToken);
        foreach (var one in claimed)
            Begin(one, cancellationToken);
        if (claimed.Count == 0)
            await Waiting.ForAnyAsync(options.Poll, cancellationToken, armed);
    }

    /// <summary>Ends when no attempt runs any more.</summary>
    public Task DrainAsync() => Task.WhenAll(_running.Keys);

    private void Begin(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        // Cold, so that it stands among the running ones before it can end.
        var attempt = new Task<Task>(() => TryAttemptAsync(claimed, cancellationToken));
        var whole = attempt.Unwrap();
        _running[whole] = claimed.Webhook.Id;
        _ = whole.ContinueWith(
            ended =>
            {
                _running.TryRemove(ended, out _);
                queued.Deliveries.Pulse();
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        attempt.Start(TaskScheduler.Default);
    }

    private async Task TryAttemptAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        try
        {
            await AttemptAsync(claimed, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Of our own making; it is attempted again when the lease is over.
            Failed(logger, e, claimed.Delivery.Id.Value, claimed.Webhook.Id.Value);
        }
        catch (Exception e)
        {
            Ended(logger, claimed.Delivery.Id.Value, e.GetType().Name);
        }
    }

    private async Task AttemptAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var began = clock.GetTimestamp();
        var answer = await AnswerAsync(claimed, startedAt, cancellationToken);
        await queue.NoteAsync(claimed, startedAt.UtcDateTime, clock.GetElapsedTime(began), answer, cancellationToken);
    }

    private async Task<WebhookAnswer> AnswerAsync(ClaimedDelivery claimed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (delivery, webhook) = claimed;
        // What was allowed when the webhook was registered need not be any more.
        if (WebhookUrl.Check(webhook.Url, options.AllowHttp) is { } broken)
            return new(null, broken.Message);
        if (await PayloadAsync(delivery, cancellationToken) is not { } payload)
            return new(null, $"The module {delivery.Source} is not loaded, and its event cannot be read.");
        using var request = WebhookMessage.Of(delivery, payload).ToRequest(new Uri(webhook.Url), at, WebhookSecrets.KeysOf(webhook, at.UtcDateTime));
        return await client.SendAsync(request, cancellationToken);
    }

    private async Task<string?> PayloadAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery is not { Source: { } source, Position: { } position })
            return JsonSerializer.Serialize(new { webhook = NodeId.Of(delivery.WebhookId).ToString() });
        return _feeds.TryGetValue(source, out var feed) ? (await feed.FindAsync(position, cancellationToken)).Payload : null;
    }

    [LoggerMessage(LogLevel.Error, "The delivery {Delivery} to webhook {Webhook} could not be attempted or noted; it is attempted again later")]
    private static partial void Failed(ILogger logger, Exception failure, Guid delivery, Guid webhook);

    [LoggerMessage(LogLevel.Debug, "The attempt of delivery {Delivery} has ended with the process ({Reason})")]
    private static partial void Ended(ILogger logger, Guid delivery, string reason);
}
