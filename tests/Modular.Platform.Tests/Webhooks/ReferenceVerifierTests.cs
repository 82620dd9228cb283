using System.Text.Json;

namespace Modular.Platform.Tests.Webhooks;

/// <summary>What is sent is accepted by the reference library of Standard Webhooks (npm standardwebhooks), and nothing else is.</summary>
public sealed class ReferenceVerifierTests : WebhookTests
{
    [NodeFact]
    public async Task The_reference_library_accepts_what_is_sent_also_around_a_rotation_and_refuses_what_was_changed()
    {
        await StartAsync(DatabaseKind.Sqlite);
        // The library compares with the clock of the machine.
        Opened.Clock.Now = DateTime.UtcNow;
        var (id, first) = await RegisterAsync(Receiver.Url("/"));
        var before = await SendAsync(id, 1);
        var rotated = await ChangeAsync("rotateWebhookSecret", id, "rotated { secret webhook { previousSecretUntil } }");
        var second = rotated.GetProperty("rotated").GetProperty("secret").GetString()!;
        Assert.Equal(Opened.Clock.Now.AddDays(1).Ticks / 10, rotated.GetProperty("rotated").GetProperty("webhook").GetProperty("previousSecretUntil").GetDateTime().ToUniversalTime().Ticks / 10);
        var during = await SendAsync(id, 2);
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        var afterwards = await SendAsync(id, 3);
        var other = (await RegisterAsync(Receiver.Url("/other"))).Secret;

        var answers = await VerifyAsync(
            (first, before, before.Body), (second, before, before.Body),
            (first, during, during.Body), (second, during, during.Body), (other, during, during.Body),
            (second, during, during.Body.Replace("\"number\":2", "\"number\":3", StringComparison.Ordinal)),
            (second, during with { Headers = new Dictionary<string, string>(during.Headers) { ["webhook-id"] = before.Id } }, during.Body),
            (second, afterwards, afterwards.Body));

        const string NoMatch = "No matching signature found";
        Assert.Equal(
            ["1", NoMatch, "2", "2", NoMatch, NoMatch, NoMatch, "Message timestamp too new"],
            answers.Select(a => a.TryGetProperty("refused", out var why) ? why.GetString()! : a.GetProperty("data").GetProperty("number").GetRawText()));
        // A day later, the old secret signs no more.
        Assert.True(during.IsSignedWith(first) && afterwards.IsSignedWith(second) && !afterwards.IsSignedWith(first));
    }

    private async Task<Received> SendAsync(string webhook, int number)
    {
        await RaiseAsync(new OrderPlaced(Guid.NewGuid(), null, number));
        await UntilAsync(webhook, d => d.Count == number && d.All(x => Status(x) == "DELIVERED"));
        return Receiver.At("/").Single(r => r.Json.GetProperty("data").GetProperty("number").GetInt32() == number);
    }

    private static async Task<JsonElement[]> VerifyAsync(params (string Secret, Received Request, string Body)[] deliveries)
    {
        await ClientCases.InstallAsync();
        var input = JsonSerializer.Serialize(deliveries.Select(d => new { secret = d.Secret, headers = d.Request.Headers, body = d.Body }));
        var run = await ExternalProgram.RunAsync(RepositoryFolder.Clients, input, "node", "webhooks/verify.mjs");
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonSerializer.Deserialize<JsonElement[]>(run.Output)!;
    }
}
