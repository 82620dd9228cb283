using Modular.GraphQL.Execution;
using Modular.Persistence.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Modular.Host.Telemetry;

/// <summary>Sends spans and measurements to a collector by OTLP, from the start of the host to its end.</summary>
internal sealed class OtlpExport(Uri endpoint) : IHostedService, IDisposable
{
    // ASP.NET Core, the engine, its transports, the databases.
    private static readonly string[] Sources = ["Microsoft.AspNetCore", GraphQLTelemetry.Name, SqlSpans.Name];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", GraphQLTelemetry.Name, "Modular.GraphQL.Server", SqlSpans.Name];

    private TracerProvider? _spans;
    private MeterProvider? _measurements;

    /// <summary>Registers the export where <c>OpenTelemetry:Endpoint</c> names a collector, for example <c>http://localhost:4317</c>.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (builder.Configuration["OpenTelemetry:Endpoint"] is not { Length: > 0 } text)
            return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new HostStartException($"OpenTelemetry:Endpoint is '{text}'.", "write the collector's address, for example http://localhost:4317");
        builder.Services.AddHostedService(_ => new OtlpExport(endpoint));
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("modular", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString());
        _spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(o => o.Endpoint = endpoint).Build();
        _measurements = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(o => o.Endpoint = endpoint).Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _spans?.Dispose();
        _measurements?.Dispose();
        _spans = null;
        _measurements = null;
    }
}
