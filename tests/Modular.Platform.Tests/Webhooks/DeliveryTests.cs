using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Modular.Messaging;
using Modular.Platform.Webhooks;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>What happens reaches those who asked for it, signed, once for each webhook, and whatever one receiver does, the others get theirs.</summary>
public sealed class DeliveryTests : WebhookTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_webhook_is_sent_the_events_that_it_wants_once_however_many_processes_send(DatabaseKind on)
    {
        var (own, others) = (Guid.NewGuid(), Guid.NewGuid());
        await StartAsync(on, processes: 3);
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), own, 0));
        // On PostgreSQL, what is committed and not numbered yet counts as what comes: rather sent once more than lost.
        await UntilAsync(() => Opened.Services.GetRequiredService<IEventFeed>().LastPositionAsync(default), last => last == 1);
        var platform = await RegisterAsync(Receiver.Url("/platform"), events: [OrderPlaced.Name, OrderShipped.Name]);
        var merchant = await RegisterAsync(Receiver.Url("/merchant"), merchant: MerchantId(own), events: [OrderPlaced.Name]);
        const int Rounds = 20;
        for (var i = 1; i <= Rounds; i++)
            await RaiseAsync(new OrderPlaced(Guid.NewGuid(), own, i), new OrderPlaced(Guid.NewGuid(), others, i), new OrderPlaced(Guid.NewGuid(), null, i), new OrderShipped(Guid.NewGuid()));

        await UntilAsync(() => CountAsync(platform.Id), n => n == Rounds * 4);
        await UntilAsync(() => CountAsync(merchant.Id), n => n == Rounds);
        // Nothing comes afterwards either.
        await Task.Delay(300);
        var received = Receiver.At("/platform");
        Assert.DoesNotContain(received, r => r.Json.GetProperty("data").TryGetProperty("number", out var number) && number.GetInt32() == 0);
        Assert.Equal(Rounds * 4, received.Count);
        Assert.Equal(Rounds * 4, received.Select(r => r.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, Rounds), Receiver.At("/merchant").Select(r => r.Json.GetProperty("data").GetProperty("number").GetInt32()).Order());
        Assert.All(Receiver.At("/merchant"), r => Assert.Equal(own, r.Json.GetProperty("data").GetProperty("merchant").GetGuid()));
        Assert.All(received, r => Assert.True(r.IsSignedWith(platform.Secret) && !r.IsSignedWith(merchant.Secret)));
    }

    [Fact]
    public async Task A_message_is_made_as_the_specification_says()
    {
        await StartAsync(DatabaseKind.Sqlite);
        var (id, _) = await RegisterAsync(Receiver.Url("/"));
        var order = Guid.NewGuid();
        await RaiseAsync(new OrderPlaced(order, null, 7));
        var delivery = Assert.Single(await UntilAsync(id, d => d is [var one] && Status(one) == "DELIVERED"));

        var request = Assert.Single(Receiver.At("/"));
        Assert.Equal($$$"""{"type":"shop.order-placed","timestamp":"2026-03-02T02:00:00.000000Z","data":{"order":"{{{order}}}","merchant":null,"number":7}}""", request.Body);
        Assert.Equal(delivery.GetProperty("messageId").GetString(), request.Id);
        Assert.DoesNotContain('.', request.Id);
        Assert.Equal(new DateTimeOffset(Opened.Clock.Now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), request.Headers["webhook-timestamp"]);
        Assert.Equal("application/json", request.Headers["content-type"]);
        Assert.Equal(
            ["content-length", "content-type", "host", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp"], request.Headers.Keys.Order());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Receivers_that_misbehave_fail_for_themselves_while_others_get_theirs(DatabaseKind on)
    {
        await StartAsync(on, settings: [("Webhooks:Timeout", "00:00:02")]);
        Receiver.Answer("/hanging", c => Task.Delay(Timeout.Infinite, c.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        Receiver.Answer("/redirecting", c => Answer(c, 302, "location", Receiver.Url("/target")));
        Receiver.Answer("/erring", async c =>
        {
            c.Response.StatusCode = 500;
            await c.Response.WriteAsync("out\0of order");
        });
        Receiver.Answer("/trickling", async c =>
        {
            c.Response.StatusCode = 200;
            while (!c.RequestAborted.IsCancellationRequested)
            {
                await c.Response.WriteAsync("x");
                await c.Response.Body.FlushAsync();
                await Task.Delay(100);
            }
        });
        using var huge = new EndlessReceiver();
        var ids = new Dictionary<string, string>();
        foreach (var path in new[] { "/hanging", "/redirecting", "/erring", "/trickling", "/sound" })
            ids[path] = (await RegisterAsync(Receiver.Url(path))).Id;
        ids["/huge"] = (await RegisterAsync(huge.Url)).Id;
        // Bound and not listening: connections are refused, and no other test's server gets the port.
        using var down = new Socket(SocketType.Stream, ProtocolType.Tcp);
        down.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        ids["/down"] = (await RegisterAsync($"http://127.0.0.1:{((IPEndPoint)down.LocalEndPoint!).Port}/")).Id;

        await RaiseAsync(Enumerable.Range(0, 10).Select(n => new OrderPlaced(Guid.NewGuid(), null, n)).ToArray());
        await UntilAsync(ids["/sound"], d => d.Count == 10 && d.All(x => Status(x) == "DELIVERED"));

        await EndsAsync("/hanging", "RETRYING", null, "There was no answer within 2 s.", null);
        await EndsAsync("/redirecting", "RETRYING", 302, "The receiver answered 302; redirects are not followed.", null);
        await EndsAsync("/erring", "RETRYING", 500, "The receiver answered 500.", "out of order");
        await EndsAsync("/down", "RETRYING", null, "The receiver cannot be reached (ConnectionRefused).", null);
        await EndsAsync("/huge", "DELIVERED", 200, null, new string('h', 1000));
        await EndsAsync("/trickling", "DELIVERED", 200, null, null);
        Assert.Empty(Receiver.At("/target"));
        // What the system's buffers take of an answer without end, and no more.
        Assert.InRange(huge.Sent, 1, 10L * 16 * 1024 * 1024);

        async Task EndsAsync(string path, string status, int? code, string? error, string? excerpt)
        {
            var deliveries = await UntilAsync(
                async () =>
                {
                    Opened.Clock.Advance(TimeSpan.FromMilliseconds(100));
                    return await DeliveriesAsync(ids[path]);
                },
                d => d.Any(x => x.GetProperty("attemptCount").GetInt32() > 0));
            var ended = deliveries.First(x => x.GetProperty("attemptCount").GetInt32() > 0);
            var attempt = ended.GetProperty("attempts")[0];
            Assert.Equal((status, code, error, excerpt),
                (Status(ended), attempt.GetProperty("statusCode").ValueKind == JsonValueKind.Null ? null : attempt.GetProperty("statusCode").GetInt32(), attempt.GetProperty("error").GetString(), attempt.GetProperty("responseExcerpt").GetString()));
        }
    }

    [Fact]
    public async Task An_attempt_whose_process_died_is_made_again_under_the_same_id()
    {
        await StartAsync(DatabaseKind.Sqlite, processes: 0);
        var (id, _) = await RegisterAsync(Receiver.Url("/"));
        await ChangeAsync("testWebhook", id, "delivery { id }");
        // What a process does before it dies: it claims, and sends.
        var queue = Opened.Services.GetRequiredService<DeliveryQueue>();
        var claimed = Assert.Single(await queue.ClaimAsync(_ => 0, 10, default));
        using (var request = WebhookMessage.Of(claimed.Delivery, "{}").ToRequest(new(claimed.Webhook.Url), Opened.Clock.GetUtcNow(), [[1]]))
            Assert.Equal(204, (await Opened.Services.GetRequiredService<WebhookClient>().SendAsync(request, default)).StatusCode);
        Assert.Empty(await queue.ClaimAsync(_ => 0, 10, default));

        StartProcess();
        await Task.Delay(200);
        Assert.Single(Receiver.At("/"));
        Opened.Clock.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(id, d => Status(d[0]) == "DELIVERED");
        Assert.Equal(2, Receiver.At("/").Count);
        Assert.Single(Receiver.At("/").Select(r => r.Id).Distinct());
        // Were it only slow and not dead, it would change nothing any more.
        await queue.NoteAsync(claimed, Opened.Clock.Now, TimeSpan.Zero, new(500, "late"), default);
        Assert.Equal(1, (await DeliveriesAsync(id))[0].GetProperty("attemptCount").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_old_is_removed_and_what_is_open_stays(DatabaseKind on)
    {
        const string Sweep = "webhooks.sweep-deliveries";
        await StartAsync(on);
        Receiver.Answer("/erring", 500);
        var (done, _) = await RegisterAsync(Receiver.Url("/"));
        var (open, _) = await RegisterAsync(Receiver.Url("/erring"));
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 1));
        await UntilAsync(done, d => d is [var one] && Status(one) == "DELIVERED");
        await UntilAsync(open, d => d is [var one] && Status(one) == "RETRYING");
        Opened.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Empty((await Opened.RunJobAsync(Sweep)).Counts);
        Opened.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await Opened.RunJobAsync(Sweep)).Counts["removed"]);
        Assert.Empty(await DeliveriesAsync(done));
        Assert.Single(await DeliveriesAsync(open));
    }

    private static Task Answer(HttpContext context, int status, string header, string value)
    {
        context.Response.StatusCode = status;
        context.Response.Headers[header] = value;
        return Task.CompletedTask;
    }

    private async Task<int> CountAsync(string webhook) => (await PayloadAsync(Admin,
        "query ($w: ID) { webhookDeliveries(webhookId: $w, where: { status: { eq: DELIVERED } }) { totalCount } }", new { w = webhook })).GetProperty("totalCount").GetInt32();
}
