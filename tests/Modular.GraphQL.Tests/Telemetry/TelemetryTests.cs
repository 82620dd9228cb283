using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Tests.Telemetry;

/// <summary>What the engine tells of itself, and that it costs nothing where nobody listens.</summary>
[Collection(nameof(TelemetryTests))]
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_request_has_a_span_with_one_below_for_each_stage()
    {
        using var spans = new CollectedSpans();
        await RunAsync("query Loaded { rows { key text } }");
        var request = Assert.Single(spans.Named("graphql.request"));
        Assert.Equal(("Loaded", "query", "ok"), (request.GetTagItem("graphql.operation.name"), request.GetTagItem("graphql.operation.type"), request.GetTagItem("graphql.outcome")));
        Assert.Equal(Hash("query Loaded { rows { key text } }"), request.GetTagItem("graphql.document.hash"));
        foreach (var stage in new[] { "graphql.parse", "graphql.validate", "graphql.compile" })
            Assert.Equal(request.SpanId, Assert.Single(spans.Named(stage)).ParentSpanId);

        var fields = spans.Named("graphql.resolver_batch").ToDictionary(s => s.GetTagItem("graphql.field")!);
        Assert.Equal([("Query.rows", 1), ("Row.text", 3)], fields.Select(f => ((string)f.Key, (int)f.Value.GetTagItem("graphql.batch.size")!)).Order());
        // Neither field lies within the other's span: they are levels, not calls.
        Assert.All(fields.Values, f => Assert.Equal(request.SpanId, f.ParentSpanId));
        var loader = Assert.Single(spans.Named("graphql.dataloader"));
        Assert.Equal(3, loader.GetTagItem("graphql.batch.size"));
        Assert.All(spans.All, s => Assert.True(s.IsStopped));
    }

    [Theory]
    [InlineData("{ rows { key", "refused")]
    [InlineData("{ broken }", "partial")]
    [InlineData("{ rows { key } }", "ok")]
    public async Task Durations_are_measured_by_kind_and_outcome(string document, string outcome)
    {
        using var measured = new CollectedMeasurements();
        await RunAsync(document);
        var (name, seconds, tags) = Assert.Single(measured.All, m => m.Name == "graphql.request.duration");
        Assert.Equal(outcome, tags["graphql.outcome"]);
        Assert.True(seconds > 0, name);
        Assert.Contains(measured.All, m => m.Name == "graphql.parse.duration");
        Assert.Equal(outcome != "refused", measured.All.Any(m => m.Name == "graphql.resolver_batch.duration"));
    }

    [Fact]
    public void Where_nobody_listens_nothing_is_allocated()
    {
        Begin();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Begin();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Begin()
        {
            using var request = Stage.Request.Begin();
            using var batch = Stage.ResolverBatch.Begin();
            Assert.False(request.IsObserved | batch.IsObserved);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(600_000, false)]
    [InlineData(0, false)]
    public async Task A_slow_operation_is_logged_with_its_name_and_hash(int milliseconds, bool isLogged)
    {
        var log = new CollectedLog();
        const string document = "query Dawdle { dawdle }";
        await RunAsync(document, new() { SlowOperationThreshold = TimeSpan.FromMilliseconds(milliseconds) }, log);
        Assert.Equal(isLogged ? 1 : 0, log.Lines.Count);
        if (isLogged)
            Assert.StartsWith($"Slow operation Dawdle ({Hash(document)}): ", log.Lines.Single(), StringComparison.Ordinal);
    }

    private static async Task RunAsync(string document, ExecutorOptions? options = null, ILogger<RequestExecutor>? logger = null)
    {
        var services = new ServiceCollection().AddScoped<RequestContextAccessor>();
        var schema = new SchemaBuilder { Services = services }.AddTypes([typeof(TracedQueries), typeof(TracedRow), typeof(TracedLoaders)]).Build();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        using var result = await new RequestExecutor(schema, options ?? new(), logger ?? new CollectedLog()).ExecuteAsync(
            new() { Document = Encoding.UTF8.GetBytes(document), Services = scope.ServiceProvider, User = new(), CorrelationId = "c-1" }, CancellationToken.None);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class CollectedSpans : IDisposable
    {
        private readonly ActivityListener _listener;

        public CollectedSpans()
        {
            _listener = new()
            {
                ShouldListenTo = s => s.Name == GraphQLTelemetry.Name,
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStarted = All.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<Activity> All { get; } = [];

        public IEnumerable<Activity> Named(string name) => All.Where(a => a.OperationName == name);

        public void Dispose() => _listener.Dispose();
    }

    private sealed class CollectedMeasurements : IDisposable
    {
        private readonly MeterListener _listener = new();

        public CollectedMeasurements()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GraphQLTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => All.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value))));
            _listener.Start();
        }

        public ConcurrentQueue<(string Name, double Seconds, Dictionary<string, object?> Tags)> All { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    private sealed class CollectedLog : ILogger<RequestExecutor>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}

[QueryType]
internal static class TracedQueries
{
    /// <summary>Rows.</summary>
    public static IReadOnlyList<TracedRow> GetRows() => [new(1), new(2), new(3)];

    /// <summary>Breaks.</summary>
    public static string? GetBroken() => throw new InvalidOperationException();

    /// <summary>Takes its time.</summary>
    public static async Task<bool> GetDawdleAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        return true;
    }
}

/// <summary>A row.</summary>
[GraphQLName("Row")]
internal sealed record TracedRow(int Key);

[ObjectType<TracedRow>]
internal static class TracedLoaders
{
    /// <summary>A text.</summary>
    public static async Task<string?> GetTextAsync([Parent] TracedRow row, IDataLoader<int, string> texts, CancellationToken cancellationToken) =>
        await texts.LoadAsync(row.Key, cancellationToken);

    [DataLoader]
    internal static Task<IReadOnlyDictionary<int, string>> LoadTextsAsync(IReadOnlyList<int> keys) =>
        Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => $"{k}"));
}
