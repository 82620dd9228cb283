using Modular.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>How far the events of a module have been looked through for all webhooks: up to there each has its deliveries.</summary>
[NotAudited]
internal sealed class WebhookCursor
{
    public string Source { get; init; } = "";

    public long Position { get; init; }
}

/// <summary>Where a webhook begins in a module's feed: it gets the events after that place.</summary>
[NotAudited]
internal sealed class WebhookStart
{
    public WebhookId WebhookId { get; init; }

    public string Source { get; init; } = "";

    public long Position { get; init; }
}
