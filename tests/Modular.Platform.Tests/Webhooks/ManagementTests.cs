using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>Who may do what with webhooks, and what nobody ever sees.</summary>
public sealed class ManagementTests : WebhookTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_merchant_manages_its_own_webhooks_and_another_ones_id_leads_nowhere(DatabaseKind on)
    {
        var (own, others) = (Guid.NewGuid(), Guid.NewGuid());
        await StartAsync(on);
        var (merchant, other) = (Opened.CallerOf(DemoUsers.Merchant, own), Opened.CallerOf(DemoUsers.Merchant2, others));
        var (mine, _) = await RegisterAsync(Receiver.Url("/mine"), merchant);
        var (theirs, _) = await RegisterAsync(Receiver.Url("/theirs"), other);
        var (platform, _) = await RegisterAsync(Receiver.Url("/platform"));
        var sent = (await ChangeAsync("testWebhook", theirs, "delivery { id }", other)).GetProperty("delivery").GetProperty("id").GetString()!;
        await UntilAsync(theirs, d => Status(d[0]) == "DELIVERED");
        var missing = new Modular.GraphQL.NodeId("Webhook", Guid.NewGuid()).ToString();
        var missingDelivery = new Modular.GraphQL.NodeId("WebhookDelivery", Guid.NewGuid()).ToString();

        Assert.Equal([mine], await IdsAsync(merchant));
        Assert.Equal([platform, theirs, mine], await IdsAsync(Admin));
        Assert.Empty(await DeliveriesAsync(caller: merchant));
        Assert.Single(await DeliveriesAsync(caller: other));
        foreach (var mutation in new[] { "updateWebhook", "disableWebhook", "enableWebhook", "rotateWebhookSecret", "testWebhook", "deleteWebhook", "redeliverWebhook" })
        {
            var (strange, none) = mutation == "redeliverWebhook" ? (sent, missingDelivery) : (theirs, missing);
            var expected = (await ChangeAsync(mutation, none, "", merchant)).GetRawText();
            Assert.Contains("NotFoundError", expected, StringComparison.Ordinal);
            Assert.Equal(expected, (await ChangeAsync(mutation, strange, "", merchant)).GetRawText());
        }

        foreach (var id in new[] { theirs, platform, missing, sent, missingDelivery })
            Assert.Equal(JsonValueKind.Null, (await PayloadAsync(merchant, "query ($id: ID!) { node(id: $id) { id } }", new { id })).ValueKind);
        var refused = await PayloadAsync(merchant, "mutation ($i: RegisterWebhookInput!) { registerWebhook(input: $i) { errors { __typename } } }",
            new { i = new { url = Receiver.Url("/"), eventNames = new[] { OrderPlaced.Name }, merchantId = MerchantId(others) } });
        Assert.Contains("NotFoundError", refused.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lacks_the_permission_is_refused_everywhere()
    {
        await StartAsync(DatabaseKind.Sqlite, processes: 0);
        var (id, _) = await RegisterAsync(Receiver.Url("/"));
        var fields = new[]
        {
            "{ webhooks { totalCount } }", "{ webhookDeliveries { totalCount } }", "{ webhookEventTypes { name } }",
            "mutation { registerWebhook(input: { url: \"https://8.8.8.8/\", eventNames: [] }) { errors { __typename } } }",
            $"mutation {{ testWebhook(input: {{ id: \"{id}\" }}) {{ errors {{ __typename }} }} }}",
        };
        foreach (var (caller, code) in new[] { (Opened.CallerOf(DemoUsers.Reviewer), "AUTH_NOT_AUTHORIZED"), (TestCaller.Anonymous, "AUTH_NOT_AUTHENTICATED") })
        {
            foreach (var field in fields)
                Assert.Equal(code, CodeOf(await Opened.ExecuteAsync(caller, field)));
        }

        // Staff who see all merchants' rows do not see these; for nobody, there is no such node.
        var node = $"{{ node(id: \"{id}\") {{ ... on Webhook {{ url }} }} }}";
        Assert.Equal("AUTH_NOT_AUTHORIZED", CodeOf(await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Reviewer), node)));
        Assert.Equal("""{"data":{"node":null}}""", (await Opened.ExecuteAsync(TestCaller.Anonymous, node)).GetRawText());
    }

    [Fact]
    public async Task A_webhook_is_changed_paused_and_removed_with_its_log()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var (id, _) = await RegisterAsync(Receiver.Url("/"));
        var changed = await PayloadAsync(Admin, "mutation ($i: UpdateWebhookInput!) { updateWebhook(input: $i) { webhook { version } errors { __typename } } }",
            new { i = new { id, eventNames = new[] { OrderShipped.Name, OrderPlaced.Name, OrderShipped.Name }, description = " 发货通知 ", expectedVersion = 1 } });
        Assert.Equal("""{"webhook":{"version":2},"errors":null}""", changed.GetRawText());
        var webhook = await WebhookAsync(id);
        Assert.Equal("""["shop.order-placed","shop.order-shipped"]""", webhook.GetProperty("eventNames").GetRawText());
        Assert.Equal(("发货通知", Receiver.Url("/")), (webhook.GetProperty("description").GetString(), webhook.GetProperty("url").GetString()));
        var conflict = await PayloadAsync(Admin, "mutation ($i: UpdateWebhookInput!) { updateWebhook(input: $i) { errors { __typename } } }",
            new { i = new { id, description = (string?)null, expectedVersion = 1 } });
        Assert.Contains("EditConflictError", conflict.GetRawText(), StringComparison.Ordinal);
        var wrong = await PayloadAsync(Admin, "mutation ($i: UpdateWebhookInput!) { updateWebhook(input: $i) { errors { ... on InvalidInputError { rule } } } }",
            new { i = new { id, url = "https://unknown.example/", eventNames = new[] { "shop.unknown" }, description = new string('x', 201) } });
        Assert.Equal(["WEBHOOK_HOST_UNKNOWN", "WEBHOOK_EVENT_UNKNOWN", "WEBHOOK_DESCRIPTION"], wrong.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("rule").GetString()));

        await ChangeAsync("disableWebhook", id, "webhook { status }");
        Assert.Contains("InvalidInputError", (await ChangeAsync("testWebhook", id, "delivery { id }")).GetRawText(), StringComparison.Ordinal);
        await RaiseAsync(new OrderShipped(Guid.NewGuid()));
        await ChangeAsync("enableWebhook", id, "webhook { status }");
        await ChangeAsync("testWebhook", id, "delivery { id }");
        var delivery = Assert.Single(await UntilAsync(id, d => d is [var one] && Status(one) == "DELIVERED"));
        Assert.Equal("webhook.ping", delivery.GetProperty("eventName").GetString());
        Assert.Equal($$"""{"webhook":"{{id}}"}""", Assert.Single(Receiver.At("/")).Json.GetProperty("data").GetRawText());

        await ChangeAsync("deleteWebhook", id, "webhook { id }");
        Assert.Empty(await IdsAsync(Admin));
        Assert.Empty(await DeliveriesAsync());
    }

    [Fact]
    public async Task An_owner_has_a_limited_number_of_webhooks()
    {
        await StartAsync(DatabaseKind.Sqlite, processes: 0, ("Webhooks:MostPerOwner", "2"));
        await RegisterAsync(Receiver.Url("/1"));
        await RegisterAsync(Receiver.Url("/2"), merchant: MerchantId(Guid.NewGuid()));
        await RegisterAsync(Receiver.Url("/3"));
        var refused = await PayloadAsync(Admin, "mutation ($i: RegisterWebhookInput!) { registerWebhook(input: $i) { errors { ... on InvalidInputError { rule } } } }",
            new { i = new { url = Receiver.Url("/4"), eventNames = new[] { OrderPlaced.Name } } });
        Assert.Equal("""{"errors":[{"rule":"WEBHOOK_LIMIT"}]}""", refused.GetRawText());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Secrets_lie_nowhere_in_plain_and_are_shown_once(DatabaseKind on)
    {
        await StartAsync(on);
        var (id, first) = await RegisterAsync(Receiver.Url("/"));
        var second = (await ChangeAsync("rotateWebhookSecret", id, "rotated { secret }")).GetProperty("rotated").GetProperty("secret").GetString()!;
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 1));
        await UntilAsync(id, d => d is [var one] && Status(one) == "DELIVERED");
        Assert.True(Receiver.At("/").Single().IsSignedWith(first) && Receiver.At("/").Single().IsSignedWith(second));

        var stored = on == DatabaseKind.Sqlite ? await FilesAsync() : await ColumnsAsync();
        // The search would find them.
        Assert.True(stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Receiver.Url("/"))) >= 0);
        foreach (var secret in new[] { first, second })
        {
            var plain = Convert.FromBase64String(secret["whsec_".Length..]);
            Assert.Equal(32, plain.Length);
            Assert.Equal(-1, stored.AsSpan().IndexOf(plain));
            Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret["whsec_".Length..^2])));
            Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(plain))));
            Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)))));
        }
    }

    private static string? CodeOf(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private async Task<byte[]> FilesAsync()
    {
        var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Opened.Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(all);
        }

        return all.ToArray();
    }

    private async Task<byte[]> ColumnsAsync()
    {
        await using var db = Opened.OpenDatabase<PlatformDb>();
        var all = new StringBuilder();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var table = $"\"{type.GetSchema()}\".\"{type.GetTableName()}\"";
#pragma warning disable EF1002 // The table is the model's, not a user's.
            all.AppendJoin('\n', await db.Database.SqlQueryRaw<string>($"SELECT t::text AS \"Value\" FROM {table} t").ToListAsync()).Append('\n');
#pragma warning restore EF1002
        }

        return Encoding.UTF8.GetBytes(all.ToString());
    }

    private async Task<IReadOnlyList<string>> IdsAsync(TestCaller caller) =>
        [.. (await PayloadAsync(caller, "{ webhooks { nodes { id } } }")).GetProperty("nodes").EnumerateArray().Select(w => w.GetProperty("id").GetString()!)];
}
