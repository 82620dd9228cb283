using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Sending what nobody waits for.</summary>
[MutationType]
internal static class SendMutations
{
    /// <summary>The type of the message that a test sends.</summary>
    public const string Ping = "webhook.ping";

    /// <summary>Sends a test message, <c>webhook.ping</c>, which is signed and tried again as events are. How it went is told by its delivery.</summary>
    /// <param name="id">The webhook.</param>
    /// <returns>The delivery, which waits for its first attempt.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [return: GraphQLName("delivery")]
    public static async Task<FieldResult<WebhookDelivery>> TestWebhookAsync(
        WebhookId id, PlatformDb db, WebhookWakeUp queued, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindWebhookAsync(id, cancellationToken) is not { } webhook)
            return new[] { WebhookOwner.Missing(id) };
        if (webhook.Status == WebhookStatus.Disabled)
            return new IUserError[] { Text.Invalid("id", "WEBHOOK_DISABLED") };
        var now = clock.GetUtcNow().UtcDateTime;
        var delivery = WebhookDelivery.Of(webhook, Ping, now, source: null, position: null, now);
        db.Add(delivery);
        await db.SaveChangesAsync(cancellationToken);
        queued.Deliveries.Pulse();
        return delivery;
    }

    /// <summary>
    /// Sends an event again, whether it was delivered or not, at once and with all further attempts. The receiver knows it by its <c>webhook-id</c>,
    /// which stays the same. An attempt that runs at this moment is waited for instead.
    /// </summary>
    /// <param name="deliveryId">The delivery.</param>
    /// <returns>The delivery.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [return: GraphQLName("delivery")]
    public static async Task<FieldResult<WebhookDelivery>> RedeliverWebhookAsync(
        WebhookDeliveryId deliveryId, PlatformDb db, WebhookWakeUp queued, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.WebhookDeliveries.Where(d => d.Id == deliveryId && d.Claim == null).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Status, WebhookDeliveryStatus.Pending)
            .SetProperty(d => d.Failures, 0)
            .SetProperty(d => d.NextAttemptAt, now)
            .SetProperty(d => d.FinishedAt, (DateTime?)null), cancellationToken);
        if (await db.WebhookDeliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Id == deliveryId, cancellationToken) is not { } delivery)
            return new[] { new NotFoundError(Text.Of("DELIVERY_NOT_FOUND"), NodeId.Of(deliveryId).ToString()) };
        queued.Deliveries.Pulse();
        return delivery;
    }
}
