using Modular.GraphQL;
using Modular.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>One request to a receiver, and what came of it.</summary>
[Authorize(WebhookPermissions.Manage)]
[NotAudited]
internal sealed class WebhookAttempt
{
    /// <summary>The delivery that it belongs to.</summary>
    [GraphQLIgnore]
    public WebhookDeliveryId DeliveryId { get; init; }

    /// <summary>Its number within the delivery, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it began (UTC).</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>How long it took, to the status or to the failure.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The HTTP status of the answer; null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why the attempt failed, in a few words; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The beginning of the answer's body, at most 1,000 characters; null where it had none.</summary>
    public string? ResponseExcerpt { get; init; }
}
