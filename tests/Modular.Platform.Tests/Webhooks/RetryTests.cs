using Microsoft.AspNetCore.Http;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>What fails is tried again over three days, as the receiver wishes; who never answers is disabled; and all of it can be seen and repeated.</summary>
public sealed class RetryTests : WebhookTests
{
    /// <summary>The schedule that Standard Webhooks recommends, in seconds.</summary>
    private static readonly int[] Delays = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_delivery_is_tried_ten_times_over_three_days_then_fails_and_is_redelivered_under_its_id(DatabaseKind on)
    {
        await StartAsync(on);
        Receiver.Answer("/", 503);
        var (id, _) = await RegisterAsync(Receiver.Url("/"));
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 1));
        for (var attempt = 1; attempt <= Delays.Length; attempt++)
        {
            var retrying = Assert.Single(await UntilAsync(id, d => d is [var one] && one.GetProperty("attemptCount").GetInt32() == attempt));
            Assert.Equal("RETRYING", Status(retrying));
            var next = retrying.GetProperty("nextAttemptAt").GetDateTime().ToUniversalTime();
            Assert.InRange((next - Opened.Clock.Now).TotalSeconds, Delays[attempt - 1], Delays[attempt - 1] * 1.2 + 1);
            Opened.Clock.Now = next.AddSeconds(-1);
            await Task.Delay(120);
            Assert.Equal(attempt, Receiver.At("/").Count);
            Opened.Clock.Now = next;
        }

        var failed = Assert.Single(await UntilAsync(id, d => Status(d[0]) == "FAILED"));
        Assert.Equal(10, failed.GetProperty("attempts").GetArrayLength());
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        await Task.Delay(120);
        Assert.Equal(10, Receiver.At("/").Count);
        Assert.Equal("ENABLED", (await WebhookAsync(id)).GetProperty("status").GetString());

        Receiver.Answer("/", 200);
        await ChangeAsync("redeliverWebhook", failed.GetProperty("id").GetString()!, "delivery { status }");
        var redelivered = Assert.Single(await UntilAsync(id, d => Status(d[0]) == "DELIVERED"));
        Assert.Equal(11, redelivered.GetProperty("attempts").GetArrayLength());
        Assert.Single(Receiver.At("/").Select(r => r.Id).Distinct());
        Assert.Single(Receiver.At("/").Select(r => r.Body).Distinct());
        Assert.Equal(11, Receiver.At("/").Select(r => r.Headers["webhook-timestamp"]).Distinct().Count());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await WebhookAsync(id)).GetProperty("failingSince").ValueKind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_is_gone_or_fails_for_five_days_is_disabled_and_gets_nothing_until_it_is_enabled(DatabaseKind on)
    {
        await StartAsync(on);
        Receiver.Answer("/gone", 410);
        Receiver.Answer("/failing", 500);
        var (gone, _) = await RegisterAsync(Receiver.Url("/gone"));
        var (failing, _) = await RegisterAsync(Receiver.Url("/failing"));
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 1));
        var ended = Assert.Single(await UntilAsync(gone, d => d is [var one] && Status(one) != "PENDING"));
        Assert.Equal(("FAILED", 1), (Status(ended), ended.GetProperty("attemptCount").GetInt32()));
        await UntilAsync(() => WebhookAsync(gone), w => (w.GetProperty("status").GetString(), w.GetProperty("disableReason").GetString()) == ("DISABLED", "GONE"));

        await UntilAsync(failing, d => d is [var one] && Status(one) == "RETRYING");
        Assert.Equal("ENABLED", (await WebhookAsync(failing)).GetProperty("status").GetString());
        Opened.Clock.Advance(TimeSpan.FromDays(5));
        await UntilAsync(() => WebhookAsync(failing), w => (w.GetProperty("status").GetString(), w.GetProperty("disableReason").GetString()) == ("DISABLED", "FAILING"));

        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 2));
        await Task.Delay(300);
        Assert.Single(Receiver.At("/gone"));
        Receiver.Answer("/gone", 200);
        await ChangeAsync("enableWebhook", gone, "webhook { status }");
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 3));
        await UntilAsync(gone, d => d.Count == 2 && Status(d[1]) == "DELIVERED");
        Assert.Equal([1, 3], Receiver.At("/gone").Select(r => r.Json.GetProperty("data").GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_pause_gets_it_for_all_its_deliveries()
    {
        await StartAsync(DatabaseKind.Sqlite);
        Receiver.Answer("/", c =>
        {
            c.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            c.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        var (id, _) = await RegisterAsync(Receiver.Url("/"));
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 1));
        var limited = Assert.Single(await UntilAsync(id, d => d is [var one] && Status(one) == "RETRYING"));
        Assert.Equal(Opened.Clock.Now.AddHours(1), limited.GetProperty("nextAttemptAt").GetDateTime().ToUniversalTime());
        Receiver.Answer("/", 200);
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, 2));
        await UntilAsync(id, d => d.Count == 2);
        Opened.Clock.Advance(TimeSpan.FromMinutes(59));
        await Task.Delay(300);
        Assert.Single(Receiver.At("/"));
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(id, d => d.All(x => Status(x) == "DELIVERED"));
        Assert.Equal(3, Receiver.At("/").Count);
    }
}
