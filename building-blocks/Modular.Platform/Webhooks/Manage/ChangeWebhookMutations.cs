using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Changing webhooks.</summary>
[MutationType]
internal static class ChangeWebhookMutations
{
    /// <summary>Changes what a webhook is sent, and where. What is left out stays. Deliveries that wait go to the new address.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="url">The address, https, on a public host, at most 2,000 characters.</param>
    /// <param name="eventNames">The events that are sent, by their names; at least one.</param>
    /// <param name="description">What it is for, at most 200 characters; null for nothing.</param>
    /// <param name="expectedVersion">The version that the caller has seen; another one is a conflict.</param>
    /// <returns>The webhook.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<EditConflictError>]
    [return: GraphQLName("webhook")]
    public static async Task<FieldResult<Webhook>> UpdateWebhookAsync(
        WebhookId id, string? url, IReadOnlyList<string>? eventNames, Optional<string> description, int? expectedVersion,
        PlatformDb db, WebhookInput input, CancellationToken cancellationToken)
    {
        if (await db.FindWebhookAsync(id, cancellationToken) is not { } webhook)
            return new[] { WebhookOwner.Missing(id) };
        if (ExpectedVersion.Check(webhook, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        var target = await input.CheckAsync(
            url ?? webhook.Url, eventNames ?? webhook.Names.Split(' '), description.IsGiven ? description.Value : webhook.Description, cancellationToken);
        if (!target.IsSuccess)
            return target.Errors.ToArray();
        webhook.Change(target.Value!);
        return await db.SavedAsync(webhook, cancellationToken);
    }

    /// <summary>Stops sending to a webhook. What waits is sent once it is enabled again; what happens in the meantime is not.</summary>
    /// <param name="id">The webhook.</param>
    /// <returns>The webhook.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("webhook")]
    public static async Task<FieldResult<Webhook>> DisableWebhookAsync(WebhookId id, PlatformDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindWebhookAsync(id, cancellationToken) is not { } webhook)
            return new[] { WebhookOwner.Missing(id) };
        if (webhook.Status == WebhookStatus.Enabled)
            webhook.Disable(clock.GetUtcNow().UtcDateTime);
        return await db.SavedAsync(webhook, cancellationToken);
    }

    /// <summary>Sends to a disabled webhook again: what still waits, and what happens from now on.</summary>
    /// <param name="id">The webhook.</param>
    /// <returns>The webhook.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("webhook")]
    public static async Task<FieldResult<Webhook>> EnableWebhookAsync(
        WebhookId id, PlatformDb db, IEnumerable<IEventFeed> feeds, WebhookWakeUp queued, CancellationToken cancellationToken)
    {
        if (await db.FindWebhookAsync(id, cancellationToken) is not { } webhook)
            return new[] { WebhookOwner.Missing(id) };
        if (webhook.Status == WebhookStatus.Enabled)
            return webhook;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        webhook.Enable();
        await db.BeginNowAsync(id, feeds, cancellationToken);
        var saved = await db.SavedAsync(webhook, cancellationToken);
        if (!saved.IsSuccess)
            return saved;
        await transaction.CommitAsync(cancellationToken);
        queued.Deliveries.Pulse();
        return saved;
    }

    /// <summary>Removes a webhook with all that was sent to it. What is on its way may still arrive.</summary>
    /// <param name="id">The webhook.</param>
    /// <returns>The webhook as it was.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("webhook")]
    public static async Task<FieldResult<Webhook>> DeleteWebhookAsync(
        WebhookId id, PlatformDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindWebhookAsync(id, cancellationToken) is not { } webhook)
            return new[] { WebhookOwner.Missing(id) };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // First, so that no delivery is written for it in the meantime: whoever writes one waits for this row.
        webhook.Disable(clock.GetUtcNow().UtcDateTime);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        var deliveries = db.WebhookDeliveries.Where(d => d.WebhookId == id);
        await db.WebhookAttempts.Where(a => deliveries.Any(d => d.Id == a.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
        await deliveries.ExecuteDeleteAsync(cancellationToken);
        await db.Set<WebhookStart>().Where(s => s.WebhookId == id).ExecuteDeleteAsync(cancellationToken);
        db.Remove(webhook);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return webhook;
    }

    /// <summary>Gives a webhook a new secret, shown this once. The one before signs too for a while (<c>previousSecretUntil</c>).</summary>
    /// <param name="id">The webhook.</param>
    /// <returns>The webhook with its new secret.</returns>
    [Authorize(WebhookPermissions.Manage)]
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("rotated")]
    public static async Task<FieldResult<WebhookSecret>> RotateWebhookSecretAsync(
        WebhookId id, PlatformDb db, WebhookOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.FindWebhookAsync(id, cancellationToken) is not { } webhook)
            return new[] { WebhookOwner.Missing(id) };
        var secret = WebhookSecrets.New();
        webhook.Rotate(secret, clock.GetUtcNow().UtcDateTime + options.SecretGrace);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : new WebhookSecret(webhook, secret);
    }

    private static async Task<FieldResult<Webhook>> SavedAsync(this PlatformDb db, Webhook webhook, CancellationToken cancellationToken) =>
        await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : webhook;
}
