using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Modular.Host.Tests.Startup;

/// <summary>A collector that the settings name gets what the host tells of itself.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Spans_and_measurements_reach_the_collector_at_the_latest_when_the_host_stops()
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectorAsync(received);
        using var data = new TemporaryFolder();
        using var workshop = TinyModule.Compile();
        await using var host = HostProcess.Start(
            "Development", data.Path, [.. HostFiles.WithoutModules, $"--Modules:Path={workshop.Root}", $"--OpenTelemetry:Endpoint={collector.Urls.Single()}"]);
        using var client = await host.ReadyAsync();

        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), JsonContent.Create(new { query = "query Traced { whoAmI }" }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await host.TerminateAsync());

        var spans = received.GetValueOrDefault("/opentelemetry.proto.collector.trace.v1.TraceService/Export", "");
        Assert.All(["graphql.request", "graphql.resolver_batch", "Traced", "modular"], part => Assert.Contains(part, spans, StringComparison.Ordinal));
        // The trace's id is the one that the client was told.
        Assert.Contains(answer.Headers.GetValues("X-Correlation-Id").Single().ToUpperInvariant(), Convert.ToHexString(Encoding.Latin1.GetBytes(spans)), StringComparison.Ordinal);
        Assert.Contains("graphql.request.duration", received.GetValueOrDefault("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", ""), StringComparison.Ordinal);
    }

    // OTLP over gRPC: protocol buffers hold text as it is.
    internal static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, o => o.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Path, text, (_, before) => before + text);
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await app.StartAsync();
        return app;
    }
}
