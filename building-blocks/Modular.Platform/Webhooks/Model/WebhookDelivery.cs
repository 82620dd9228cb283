using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>One event on its way to one webhook. At least once; deliveries to one webhook keep no order.</summary>
[Authorize(WebhookPermissions.Manage)]
[NotAudited]
internal sealed class WebhookDelivery
{
    private WebhookDelivery()
    {
    }

    /// <summary>The delivery's id.</summary>
    public WebhookDeliveryId Id { get; private init; }

    /// <summary>The webhook that the event goes to.</summary>
    public WebhookId WebhookId { get; private init; }

    /// <summary>The webhook's merchant; null for the platform's.</summary>
    [GraphQLIgnore]
    public Guid? MerchantId { get; private init; }

    /// <summary>The module whose feed holds the event; null for a test, which stands in no feed.</summary>
    [GraphQLIgnore]
    public string? Source { get; private init; }

    /// <summary>The event's place in that feed.</summary>
    [GraphQLIgnore]
    public long? Position { get; private init; }

    /// <summary>The event's stable name, the body's <c>type</c>.</summary>
    public string EventName { get; private init; } = "";

    /// <summary>When the event happened (UTC).</summary>
    public DateTime OccurredAt { get; private init; }

    /// <summary>How far it has got.</summary>
    public WebhookDeliveryStatus Status { get; private set; }

    /// <summary>How many attempts have ended, those before a redelivery included.</summary>
    public int AttemptCount { get; private set; }

    /// <summary>How many of them failed since the delivery began, or began anew.</summary>
    [GraphQLIgnore]
    public int Failures { get; private set; }

    /// <summary>When it is tried next (UTC); null where it is not. While an attempt runs, when it counts as lost.</summary>
    public DateTime? NextAttemptAt { get; private set; }

    /// <summary>The attempt that runs, by a number that it alone knows; what became of a lost one is not written any more.</summary>
    [GraphQLIgnore]
    public Guid? Claim { get; private set; }

    /// <summary>When the delivery was written down (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was delivered, or failed for good (UTC); null before.</summary>
    public DateTime? FinishedAt { get; private set; }

    /// <summary>The header <c>webhook-id</c> of a delivery.</summary>
    public static string MessageIdOf(WebhookDeliveryId id) => $"msg_{id.Value:N}";

    public static WebhookDelivery Of(Webhook webhook, string eventName, DateTime occurredAt, string? source, long? position, DateTime at) => new()
    {
        Id = new(Guid.CreateVersion7()),
        WebhookId = webhook.Id,
        MerchantId = webhook.MerchantId,
        Source = source,
        Position = position,
        EventName = eventName,
        OccurredAt = occurredAt,
        CreatedAt = at,
        NextAttemptAt = at,
    };

    /// <summary>Writes down what became of the attempt that ran.</summary>
    /// <param name="at">When it ended (UTC).</param>
    /// <param name="isDelivered">Whether the receiver took the event.</param>
    /// <param name="retryAt">When to try again (UTC); null where this was the last time.</param>
    public void Note(DateTime at, bool isDelivered, DateTime? retryAt)
    {
        AttemptCount++;
        Failures += isDelivered ? 0 : 1;
        Claim = null;
        Status = isDelivered ? WebhookDeliveryStatus.Delivered : retryAt is null ? WebhookDeliveryStatus.Failed : WebhookDeliveryStatus.Retrying;
        NextAttemptAt = isDelivered ? null : retryAt;
        FinishedAt = NextAttemptAt is null ? at : null;
    }
}

/// <summary>How far a delivery has got.</summary>
internal enum WebhookDeliveryStatus
{
    /// <summary>It waits for its first attempt.</summary>
    Pending,

    /// <summary>The receiver took it, with a status from 200 to 299.</summary>
    Delivered,

    /// <summary>An attempt failed, and another one follows.</summary>
    Retrying,

    /// <summary>All attempts failed. It can be redelivered.</summary>
    Failed,
}
