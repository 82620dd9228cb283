using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>Whose a webhook is, and where a webhook is that somebody asks for.</summary>
internal static class WebhookOwner
{
    /// <summary>The name of the type whose ids a merchant's are, in whose scope callers act (<see cref="ICaller.MerchantScope"/>).</summary>
    public const string MerchantType = "Merchant";

    /// <summary>The merchant for whom the caller registers, null for the platform; or why that cannot be.</summary>
    public static IUserError? Find(ICaller caller, Guid? asked, out Guid? merchant)
    {
        merchant = asked ?? (!caller.IsPlatformWide && caller.MerchantScope is [var only] ? only : null);
        if (caller.IsPlatformWide)
            return null;
        if (merchant is not { } id)
            return Text.Invalid("merchantId", "WEBHOOK_MERCHANT_MISSING");
        return caller.MerchantScope.Contains(id) ? null : new NotFoundError(Text.Of("MERCHANT_NOT_FOUND"), new NodeId(MerchantType, id).ToString());
    }

    /// <summary>The webhook, to be changed; null where the caller sees none of this id.</summary>
    public static Task<Webhook?> FindWebhookAsync(this PlatformDb db, WebhookId id, CancellationToken cancellationToken) =>
        db.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancellationToken);

    public static IUserError Missing(WebhookId id) => new NotFoundError(Text.Of("WEBHOOK_NOT_FOUND"), NodeId.Of(id).ToString());

    /// <summary>Lets a webhook begin with what happens from now on.</summary>
    public static async Task BeginNowAsync(this PlatformDb db, WebhookId id, IEnumerable<IEventFeed> feeds, CancellationToken cancellationToken)
    {
        await db.Set<WebhookStart>().Where(s => s.WebhookId == id).ExecuteDeleteAsync(cancellationToken);
        foreach (var feed in feeds)
            db.Add(new WebhookStart { WebhookId = id, Source = feed.Module, Position = await feed.LastPositionAsync(cancellationToken) });
    }
}
