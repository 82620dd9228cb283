using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Messaging;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>A kind of event that webhooks can be sent.</summary>
/// <param name="Name">The stable name, <c>module.what-happened</c>: the message's <c>type</c>.</param>
/// <param name="Module">The module that declares it.</param>
internal sealed record WebhookEventType(string Name, string Module);

/// <summary>Reading webhooks and what was sent to them. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(WebhookPermissions.Manage)]
internal static class WebhookQueries
{
    /// <summary>The webhooks that the caller may see, the newest first.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Webhook.Status), nameof(Webhook.DisableReason), nameof(Webhook.Url), nameof(Webhook.FailingSince), nameof(Webhook.CreatedAt)])]
    [UseSorting(Properties = [nameof(Webhook.CreatedAt), nameof(Webhook.Url)])]
    public static IQueryable<Webhook> GetWebhooks(PlatformDb db) => db.Webhooks.AsNoTracking().OrderByDescending(w => w.CreatedAt).ThenByDescending(w => w.Id);

    /// <summary>What was sent to the webhooks that the caller may see, or is to be, the newest first. Kept for 30 days unless the operator has set another time.</summary>
    /// <param name="webhookId">Those of one webhook only.</param>
    [UsePaging]
    [UseFiltering(Properties = [nameof(WebhookDelivery.Status), nameof(WebhookDelivery.EventName), nameof(WebhookDelivery.OccurredAt), nameof(WebhookDelivery.CreatedAt), nameof(WebhookDelivery.FinishedAt)])]
    [UseSorting(Properties = [nameof(WebhookDelivery.CreatedAt), nameof(WebhookDelivery.OccurredAt), nameof(WebhookDelivery.NextAttemptAt)])]
    public static IQueryable<WebhookDelivery> GetWebhookDeliveries(WebhookId? webhookId, PlatformDb db) =>
        db.WebhookDeliveries.AsNoTracking().Where(d => webhookId == null || d.WebhookId == webhookId).OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id);

    /// <summary>The kinds of events that a webhook can be sent, by name.</summary>
    [ListSize(AssumedSize = 50)]
    public static IReadOnlyList<WebhookEventType> GetWebhookEventTypes(IEnumerable<DeclaredEvent> events) =>
        [.. events.Select(e => new WebhookEventType(e.Name, e.Module)).Distinct().OrderBy(e => e.Name, StringComparer.Ordinal)];
}

/// <summary>The webhook's fields that are not its own columns.</summary>
[ObjectType<Webhook>]
internal static class WebhookFields
{
    /// <summary>The events that it is sent, by name.</summary>
    [ListSize(AssumedSize = 10)]
    public static IReadOnlyList<string> GetEventNames([Parent(Requires = nameof(Webhook.Names))] Webhook webhook) => webhook.Names.Split(' ');

    /// <summary>The merchant that it belongs to, of whose events alone it hears; null where it is the platform's.</summary>
    [ID(WebhookOwner.MerchantType)]
    public static Guid? GetMerchantId([Parent(Requires = nameof(Webhook.MerchantId))] Webhook webhook) => webhook.MerchantId;
}

/// <summary>The delivery's fields that are not its own columns.</summary>
[ObjectType<WebhookDelivery>]
internal static class WebhookDeliveryFields
{
    /// <summary>The header <c>webhook-id</c>: the same for all attempts and redeliveries, so that receivers know what they have had.</summary>
    public static string GetMessageId([Parent(Requires = nameof(WebhookDelivery.Id))] WebhookDelivery delivery) => WebhookDelivery.MessageIdOf(delivery.Id);

    /// <summary>The attempts that have ended, oldest first.</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<WebhookAttempt>> GetAttemptsAsync(
        [Parent(Requires = nameof(WebhookDelivery.Id))] WebhookDelivery delivery, IDataLoader<WebhookDeliveryId, WebhookAttempt[]> attempts, CancellationToken cancellationToken) =>
        await attempts.LoadAsync(delivery.Id, cancellationToken) ?? [];
}
