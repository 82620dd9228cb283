using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>An address of an integrator that events are posted to, signed after Standard Webhooks.</summary>
[Authorize(WebhookPermissions.Manage)]
internal sealed class Webhook : IVersioned
{
    private Webhook()
    {
    }

    /// <summary>The webhook's id.</summary>
    public WebhookId Id { get; private init; }

    /// <summary>Where events are posted to, an https address.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The names of the events that it gets, with a space between.</summary>
    [GraphQLIgnore]
    public string Names { get; private set; } = "";

    /// <summary>What it is for, in the words of whoever registered it.</summary>
    public string? Description { get; private set; }

    /// <summary>The merchant that it belongs to, of whose events alone it hears; null where it is the platform's and hears of all.</summary>
    [GraphQLIgnore]
    public Guid? MerchantId { get; private init; }

    /// <summary>Whether events are sent to it.</summary>
    public WebhookStatus Status { get; private set; }

    /// <summary>Why it is disabled; null where it is not.</summary>
    public WebhookDisableReason? DisableReason { get; private set; }

    /// <summary>When it was disabled (UTC); null where it is not.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>Since when no attempt has succeeded (UTC); null where the last one did, or none was made.</summary>
    public DateTime? FailingSince { get; private set; }

    /// <summary>Until when the receiver asked to be left alone (UTC).</summary>
    [GraphQLIgnore]
    public DateTime? PausedUntil { get; private set; }

    /// <summary>The secret that signs, as the integrator was shown it; encrypted.</summary>
    [GraphQLIgnore]
    public SealedText Secret { get; private set; } = SealedText.Empty;

    /// <summary>The secret before it, which still signs for a while; encrypted.</summary>
    [GraphQLIgnore]
    public SealedText PreviousSecret { get; private set; } = SealedText.Empty;

    /// <summary>Until when the secret before the last rotation signs too (UTC); null where none was rotated out.</summary>
    public DateTime? PreviousSecretUntil { get; private set; }

    /// <summary>When it was registered (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the webhook (FE-04).</summary>
    public int Version { get; private set; }

    public static Webhook Register(WebhookId id, WebhookTarget target, Guid? merchant, string secret, DateTime at)
    {
        var webhook = new Webhook { Id = id, MerchantId = merchant, Secret = SealedText.Of(secret), CreatedAt = at };
        webhook.Change(target);
        return webhook;
    }

    public void Change(WebhookTarget target) => (Url, Names, Description) = (target.Url, string.Join(' ', target.EventNames), target.Description);

    /// <summary>Whether it gets events of that name.</summary>
    public bool Wants(string name) => Names.Split(' ').Contains(name, StringComparer.Ordinal);

    public void Enable()
    {
        (Status, DisableReason, DisabledAt) = (WebhookStatus.Enabled, null, null);
        (FailingSince, PausedUntil) = (null, null);
    }

    public void Disable(DateTime at) => (Status, DisableReason, DisabledAt) = (WebhookStatus.Disabled, WebhookDisableReason.Manual, at);

    /// <summary>The receiver took something.</summary>
    public void Took() => FailingSince = null;

    /// <summary>The receiver took something not; it is left alone for the pause, and for good where it is gone or has failed for too long.</summary>
    public void Failed(DateTime at, TimeSpan? pause, bool isGone, TimeSpan disableAfter)
    {
        FailingSince ??= at;
        if (pause is { } alone)
            PausedUntil = at + alone;
        if (Status == WebhookStatus.Enabled && (isGone || FailingSince <= at - disableAfter))
            (Status, DisableReason, DisabledAt) = (WebhookStatus.Disabled, isGone ? WebhookDisableReason.Gone : WebhookDisableReason.Failing, at);
    }

    /// <summary>The new secret signs from now on, the one before it until then as well; one before that no longer.</summary>
    public void Rotate(string secret, DateTime previousUntil) =>
        (PreviousSecret, PreviousSecretUntil, Secret) = (Secret, previousUntil, SealedText.Of(secret));
}

/// <summary>What whoever registers a webhook says of it, checked.</summary>
internal sealed record WebhookTarget(string Url, IReadOnlyList<string> EventNames, string? Description);

/// <summary>Whether events are sent to a webhook.</summary>
internal enum WebhookStatus
{
    /// <summary>Events are sent.</summary>
    Enabled,

    /// <summary>Nothing is sent, and what happens in the meantime is not sent later either.</summary>
    Disabled,
}

/// <summary>Why a webhook is disabled.</summary>
internal enum WebhookDisableReason
{
    /// <summary>Somebody disabled it.</summary>
    Manual,

    /// <summary>The receiver answered 410 Gone.</summary>
    Gone,

    /// <summary>No attempt had succeeded for days.</summary>
    Failing,
}
