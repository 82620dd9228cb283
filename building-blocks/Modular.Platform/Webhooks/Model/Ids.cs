using Modular.GraphQL;

namespace Modular.Platform.Webhooks;

/// <summary>Identifies a webhook.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("Webhook")]
internal readonly record struct WebhookId(Guid Value);

/// <summary>Identifies the delivery of one event to one webhook.</summary>
/// <param name="Value">The GUID behind it.</param>
[Node("WebhookDelivery")]
internal readonly record struct WebhookDeliveryId(Guid Value);
