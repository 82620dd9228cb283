using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Loads webhooks and what belongs to them, in one query for all that are asked for at the same time.</summary>
internal static class Loaders
{
    /// <summary>Webhooks by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<WebhookId, Webhook>> GetWebhooksByIdAsync(IReadOnlyList<WebhookId> ids, PlatformDb db, CancellationToken cancellationToken) =>
        await db.Webhooks.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellationToken);

    /// <summary>Deliveries by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<WebhookDeliveryId, WebhookDelivery>> GetDeliveriesByIdAsync(
        IReadOnlyList<WebhookDeliveryId> ids, PlatformDb db, CancellationToken cancellationToken) =>
        await db.WebhookDeliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);

    /// <summary>Attempts by delivery, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<WebhookDeliveryId, WebhookAttempt>> GetAttemptsByDeliveryAsync(
        IReadOnlyList<WebhookDeliveryId> ids, PlatformDb db, CancellationToken cancellationToken) =>
        (await db.WebhookAttempts.AsNoTracking().Where(a => ids.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync(cancellationToken)).ToLookup(a => a.DeliveryId);
}
