using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform.Webhooks;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>Something that happens in these tests; the note stands for what must not be sent on.</summary>
[Event(Name)]
public sealed record OrderPlaced(Guid Order, Guid? Merchant, int Number) : IEvent
{
    public const string Name = "shop.order-placed";

    Guid IEvent.AggregateId => Order;

    Guid? IEvent.MerchantId => Merchant;
}

/// <summary>Something else.</summary>
[Event(Name)]
public sealed record OrderShipped(Guid Order) : IEvent
{
    public const string Name = "shop.order-shipped";

    Guid IEvent.AggregateId => Order;
}

/// <summary>Webhooks as integrators and operators meet them: over GraphQL on one side, a real server on the other.</summary>
public abstract class WebhookTests : PlatformTests, IAsyncLifetime
{
    internal Receiver Receiver { get; private set; } = null!;

    /// <summary>Resolves hosts in place of the name service.</summary>
    internal Names Hosts { get; } = new();

    async Task IAsyncLifetime.InitializeAsync() => Receiver = await Receiver.StartAsync();

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Starts the platform, with so many processes that send.</summary>
    protected async Task StartAsync(DatabaseKind on, int processes = 1, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Webhooks:AllowHttp"] = "true",
            ["Webhooks:AllowedNetworks:0"] = "127.0.0.1/32",
            ["Webhooks:Poll"] = "00:00:00.050",
            ["Messaging:Poll"] = "00:00:00.050",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        await UseAsync(on, new()
        {
            Settings = all,
            Fakes = s => s.AddSingleton<IHostAddresses>(Hosts)
                .AddSingleton(new DeclaredEvent("Shop", OrderPlaced.Name, 1)).AddSingleton(new DeclaredEvent("Shop", OrderShipped.Name, 1)),
        });
        await Opened.StartUpAsync();
        for (var i = 0; i < processes; i++)
            StartProcess();
    }

    /// <summary>Starts to send as a further process would: with a memory of its own, over the same database.</summary>
    protected void StartProcess()
    {
        var loop = ActivatorUtilities.CreateInstance<DeliveryLoop>(Opened.Services);
        Opened.Begin(ActivatorUtilities.CreateInstance<WebhookWork>(Opened.Services, loop));
    }

    /// <summary>Registers a webhook; gives its id and its secret.</summary>
    protected async Task<(string Id, string Secret)> RegisterAsync(string url, TestCaller? caller = null, string? merchant = null, params string[] events)
    {
        var payload = await PayloadAsync(caller ?? Admin,
            "mutation ($i: RegisterWebhookInput!) { registerWebhook(input: $i) { registered { secret webhook { id } } errors { __typename ... on InvalidInputError { rule } } } }",
            new { i = new { url, eventNames = events.Length == 0 ? [OrderPlaced.Name] : events, merchantId = merchant } });
        Assert.True(payload.GetProperty("registered").ValueKind == JsonValueKind.Object, payload.GetRawText());
        var registered = payload.GetProperty("registered");
        return (registered.GetProperty("webhook").GetProperty("id").GetString()!, registered.GetProperty("secret").GetString()!);
    }

    /// <summary>Runs a mutation that takes a webhook's id, or a delivery's; gives its payload.</summary>
    protected Task<JsonElement> ChangeAsync(string mutation, string id, string fields, TestCaller? caller = null)
    {
        var key = mutation == "redeliverWebhook" ? "deliveryId" : "id";
        return PayloadAsync(caller ?? Admin, $"mutation ($id: ID!) {{ {mutation}(input: {{ {key}: $id }}) {{ {fields} errors {{ __typename ... on Error {{ message }} }} }} }}", new { id });
    }

    /// <summary>All deliveries of a webhook, oldest first, with their attempts.</summary>
    protected async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string? webhook = null, TestCaller? caller = null)
    {
        var payload = await PayloadAsync(caller ?? Admin, """
            query ($w: ID) { webhookDeliveries(webhookId: $w, first: 20, order: [{ createdAt: ASC }]) { nodes {
              id messageId eventName status attemptCount nextAttemptAt finishedAt webhook { id }
              attempts { number startedAt duration statusCode error responseExcerpt } } } }
            """, new { w = webhook });
        return [.. payload.GetProperty("nodes").EnumerateArray()];
    }

    protected async Task<JsonElement> WebhookAsync(string id) =>
        (await PayloadAsync(Admin, "query ($id: ID!) { node(id: $id) { ... on Webhook { url status disableReason failingSince eventNames description merchantId version previousSecretUntil } } }", new { id }));

    /// <summary>Waits until the deliveries of a webhook are so.</summary>
    protected Task<IReadOnlyList<JsonElement>> UntilAsync(string webhook, Func<IReadOnlyList<JsonElement>, bool> isSo) =>
        UntilAsync(() => DeliveriesAsync(webhook), isSo);

    protected static string Status(JsonElement delivery) => delivery.GetProperty("status").GetString()!;

    protected static string MerchantId(Guid merchant) => new NodeId("Merchant", merchant).ToString();
}
