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
    public async Task Each_event_of_a_subscription_has_a_span_that_leads_to_its_request()
    {
        using var spans = new CollectedSpans();
        using var measured = new CollectedMeasurements();
        Assert.Equal(3, await StreamAsync("subscription Counting { counted { key text } }"));
        var request = Assert.Single(spans.Named("graphql.request"));
        var events = spans.Named("graphql.subscription.event").ToList();
        Assert.Equal(["ok", "ok", "partial"], events.Select(e => e.GetTagItem("graphql.outcome")));
        Assert.All(events, e => Assert.Equal(("Counting", "subscription", request.Context), (e.GetTagItem("graphql.operation.name"), e.GetTagItem("graphql.operation.type"), e.Links.Single().Context)));
        Assert.Equal(2, spans.Named("graphql.dataloader").Count());
        Assert.Equal(["ok", "ok", "partial"], measured.All.Where(m => m.Name == "graphql.subscription.event.duration").Select(m => m.Tags["graphql.outcome"]));
        Assert.All(spans.All, s => Assert.True(s.IsStopped));
    }

    [Fact]
    public async Task Each_part_that_comes_later_has_a_span_that_leads_to_its_request()
    {
        using var spans = new CollectedSpans();
        using var measured = new CollectedMeasurements();
        Assert.True(await StreamAsync("query Parted { rows @stream(initialCount: 1, label: \"rest\") { key ... @defer(label: \"late\") { text } } }") > 1);
        var request = Assert.Single(spans.Named("graphql.request"));
        var parts = spans.Named("graphql.incremental_part").ToList();
        Assert.Contains(parts, p => (p.GetTagItem("graphql.part"), p.GetTagItem("graphql.part.label"), p.GetTagItem("graphql.batch.size")) is ("Query.rows", "rest", 1));
        Assert.Equal(3, parts.Where(p => p.GetTagItem("graphql.part") is "Row").Sum(p => (int)p.GetTagItem("graphql.batch.size")!));
        Assert.All(parts, p => Assert.Equal(("Parted", request.Context), (p.GetTagItem("graphql.operation.name"), p.Links.Single().Context)));
        // What is resolved for a part lies below the part.
        Assert.All(spans.Named("graphql.resolver_batch").Where(s => s.GetTagItem("graphql.field") is "Row.text"), s => Assert.Contains(parts, p => p.SpanId == s.ParentSpanId));
        Assert.Equal(parts.Count, measured.All.Count(m => m.Name == "graphql.incremental_part.duration"));
        Assert.All(spans.All, s => Assert.True(s.IsStopped));
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
            using var @event = Stage.SubscriptionEvent.Begin(default);
            Assert.False(request.IsObserved | batch.IsObserved | @event.IsObserved);
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

    private static Task RunAsync(string document, ExecutorOptions? options = null, ILogger<RequestExecutor>? logger = null) =>
        UseAsync(options ?? new(), logger ?? new CollectedLog(), async (executor, services) =>
        {
            using var result = await executor.ExecuteAsync(Request(document, services), CancellationToken.None);
            return 1;
        });

    // How many responses there are.
    private static Task<int> StreamAsync(string document) => UseAsync(new(), new CollectedLog(), async (executor, services) =>
    {
        var stream = await executor.StreamAsync(Request(document, services) with { AllowIncremental = true }, CancellationToken.None);
        var count = 0;
        await foreach (var result in stream.Events!)
        {
            result.Dispose();
            count++;
        }

        return count;
    });

    private static GraphQLRequest Request(string document, IServiceProvider services) =>
        new() { Document = Encoding.UTF8.GetBytes(document), Services = services, User = new(), CorrelationId = "c-1" };

    private static async Task<int> UseAsync(ExecutorOptions options, ILogger<RequestExecutor> logger, Func<RequestExecutor, IServiceProvider, Task<int>> use)
    {
        var services = new ServiceCollection().AddScoped<RequestContextAccessor>();
        var schema = new SchemaBuilder { Services = services, IncrementalDelivery = true }
            .AddTypes([typeof(TracedQueries), typeof(TracedSubscriptions), typeof(TracedRow), typeof(TracedLoaders)]).Build();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await use(new RequestExecutor(schema, options, logger), scope.ServiceProvider);
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

[SubscriptionType]
internal static class TracedSubscriptions
{
    /// <summary>Breaks at the third.</summary>
    [Subscribe(With = nameof(CountAsync))]
    public static TracedRow OnCounted([EventMessage] int number) => number < 3 ? new(number) : throw new InvalidOperationException();

    public static async IAsyncEnumerable<int> CountAsync()
    {
        for (var i = 1; i <= 3; i++)
        {
            await Task.Yield();
            yield return i;
        }
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
