using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>A webhook with its new secret, which is shown this once.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Secret">The secret that signs, <c>whsec_</c> and base64; nobody is shown it again.</param>
internal sealed record WebhookSecret(Webhook Webhook, string Secret);

/// <summary>Registering a webhook.</summary>
[MutationType]
internal static class RegisterWebhookMutation
{
    /// <summary>
    /// Registers an address that events are posted to from now on, signed after Standard Webhooks. All problems of the input are told at once.
    /// </summary>
    /// <param name="url">The address, https, on a public host, at most 2,000 characters.</param>
    /// <param name="eventNames">The events that are sent, by their names as <c>webhookEventTypes</c> gives them; at least one.</param>
    /// <param name="description">What it is for, at most 200 characters.</param>
    /// <param name="merchantId">The merchant of whose events it hears. Left out, the caller's only merchant; for staff, the platform, which hears of all.</param>
    /// <returns>The webhook with its secret.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [return: GraphQLName("registered")]
    public static async Task<FieldResult<WebhookSecret>> RegisterWebhookAsync(
        string url, IReadOnlyList<string> eventNames, string? description, [ID(WebhookOwner.MerchantType)] Guid? merchantId,
        PlatformDb db, WebhookInput input, WebhookOptions options, IEnumerable<IEventFeed> feeds, ICaller caller, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (WebhookOwner.Find(caller, merchantId, out var merchant) is { } refused)
            return new[] { refused };
        var target = await input.CheckAsync(url, eventNames, description, cancellationToken);
        if (!target.IsSuccess)
            return target.Errors.ToArray();
        if (await db.Webhooks.CountAsync(w => w.MerchantId == merchant, cancellationToken) >= options.MostPerOwner)
            return new IUserError[] { Text.Invalid("url", "WEBHOOK_LIMIT", options.MostPerOwner) };

        var id = new WebhookId(Guid.CreateVersion7());
        var secret = WebhookSecrets.New();
        var webhook = Webhook.Register(id, target.Value!, merchant, secret, clock.GetUtcNow().UtcDateTime);
        db.Add(webhook);
        await db.BeginNowAsync(id, feeds, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new WebhookSecret(webhook, secret);
    }
}
