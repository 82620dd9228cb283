using System.Diagnostics.Metrics;

namespace Modular.GraphQL.Server.Streams;

/// <summary>Counts what is open, by the names of OpenTelemetry: meter <c>Modular.GraphQL.Server</c>.</summary>
internal sealed class StreamMetrics
{
    public const string MeterName = "Modular.GraphQL.Server";

    public StreamMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Connections = meter.CreateUpDownCounter<long>("graphql.server.socket.connections", "{connection}", "WebSocket connections that are open.");
        Operations = meter.CreateUpDownCounter<long>("graphql.server.socket.operations", "{operation}", "Operations that run over WebSocket.");
        BufferedBytes = meter.CreateUpDownCounter<long>("graphql.server.socket.buffered", "By", "Bytes that wait to be taken by WebSocket clients.");
        EventStreams = meter.CreateUpDownCounter<long>("graphql.server.event_streams", "{stream}", "Subscriptions that are open over server-sent events.");
    }

    public UpDownCounter<long> Connections { get; }

    public UpDownCounter<long> Operations { get; }

    public UpDownCounter<long> BufferedBytes { get; }

    public UpDownCounter<long> EventStreams { get; }
}
