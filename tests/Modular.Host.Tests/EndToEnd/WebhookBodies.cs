using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>A real receiver of webhooks on this machine, registered for every event, and the bodies that it got.</summary>
internal sealed class WebhookBodies : IAsyncDisposable
{
    /// <summary>The settings of a host that may post to it.</summary>
    public static readonly string[] Settings = ["--Webhooks:AllowHttp=true", "--Webhooks:AllowedNetworks:0=127.0.0.1/32"];

    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly WebApplication _receiver;

    private WebhookBodies(WebApplication receiver) => _receiver = receiver;

    /// <summary>Starts it and registers it with the host.</summary>
    public static async Task<WebhookBodies> OfAsync(EndToEndHost host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var bodies = new WebhookBodies(builder.Build());
        bodies._receiver.Run(async context => bodies._bodies.Enqueue(await new StreamReader(context.Request.Body).ReadToEndAsync()));
        await bodies._receiver.StartAsync();
        var names = (await host.Client.DataAsync("admin", "{ webhookEventTypes { name } }")).GetProperty("webhookEventTypes");
        var registered = await host.Client.DataAsync(
            "admin", "mutation($input: RegisterWebhookInput!) { registerWebhook(input: $input) { registered { webhook { id } } errors { ... on Error { message } } } }",
            new { input = new { url = $"{bodies._receiver.Urls.Single()}/hooks", eventNames = names.EnumerateArray().Select(n => n.GetProperty("name").GetString()) } });
        Assert.True(registered.GetProperty("registerWebhook").GetProperty("registered").ValueKind == System.Text.Json.JsonValueKind.Object, registered.ToString());
        return bodies;
    }

    /// <summary>All bodies, once there are so many.</summary>
    public async Task<string> UntilAsync(int count)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (_bodies.Count < count)
            await Task.Delay(50, limit.Token);
        return string.Join('\n', _bodies);
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();
}
