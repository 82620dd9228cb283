using Modular.Host.Tests.EndToEnd;
using Modular.Platform.Tests.Webhooks;

namespace Modular.Host.Tests.Faults;

/// <summary>An integrator who is posted every event of Merchants.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private const string Path = "/hooks";

    private static readonly string[] Events =
    [
        "merchants.application-submitted", "merchants.application-approved", "merchants.application-changes-requested", "merchants.application-rejected",
        "merchants.agreement-signed", "merchants.merchant-activated", "merchants.document-reviewed",
    ];

    private readonly Receiver _receiver;

    private Subscriber(Receiver receiver) => _receiver = receiver;

    /// <summary>What a host wants to be told so that it may post to this machine.</summary>
    public static string[] Settings { get; } = ["--Webhooks:AllowHttp=true", "--Webhooks:AllowedNetworks:0=127.0.0.1/32", "--Webhooks:Timeout=00:00:01"];

    public static async Task<Subscriber> RegisterAsync(GraphQLClient client)
    {
        var subscriber = new Subscriber(await Receiver.StartAsync());
        var answer = await client.DataAsync(
            "admin", "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { registered { secret } errors { ... on Error { code message } } } }",
            new { input = new { url = subscriber._receiver.Url(Path), eventNames = Events } });
        Assert.True(answer.GetProperty("registerWebhook").GetProperty("errors").ValueKind == System.Text.Json.JsonValueKind.Null, answer.ToString());
        return subscriber;
    }

    /// <summary>
    /// Fails unless every event is on its way, once, and each that counts as delivered was posted. An attempt of a killed process
    /// counts as lost after its lease only, so what is not delivered yet must be due.
    /// </summary>
    public async Task AssertToldAsync(StoredRows rows)
    {
        var events = await rows.ValueAsync<long>(StoredRows.Merchants, """SELECT count(*) FROM "events" """);
        const string Count = """SELECT count(*) FROM "webhook_deliveries" """;
        var (deliveries, waiting) = (0L, 0L);
        await Aftermath.UntilAsync(async () =>
        {
            deliveries = await rows.ValueAsync<long>(StoredRows.Platform, Count);
            waiting = await rows.ValueAsync<long>(StoredRows.Platform, Count + """WHERE "Status" <> 'Delivered' AND "Claim" IS NULL""");
            return deliveries >= events && waiting == 0;
        }, () => $"{events} events, {deliveries} deliveries, {waiting} of them not tried");
        Assert.Equal(events, deliveries);
        Assert.Equal(0, await rows.ValueAsync<long>(StoredRows.Platform, Count + """WHERE "Status" <> 'Delivered' AND "NextAttemptAt" IS NULL"""));
        var received = _receiver.At(Path).Select(r => r.Id).ToHashSet();
        var delivered = await rows.ColumnAsync(StoredRows.Platform, """SELECT "Id" FROM "webhook_deliveries" WHERE "Status" = 'Delivered'""");
        Assert.All(delivered, id => Assert.Contains($"msg_{Guid.Parse(id.ToString()!):N}", received));
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
