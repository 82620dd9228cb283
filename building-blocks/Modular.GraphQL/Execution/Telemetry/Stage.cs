using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Modular.GraphQL.Execution;

/// <summary>Names what the engine tells of itself, for whoever listens.</summary>
public static class GraphQLTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>.</summary>
    public const string Name = "Modular.GraphQL";
}

/// <summary>A part of the work that has a span and a histogram of its durations (in seconds, as OpenTelemetry wants them).</summary>
internal sealed class Stage
{
    private static readonly ActivitySource Source = new(GraphQLTelemetry.Name);
    private static readonly Meter Meter = new(GraphQLTelemetry.Name);

    private readonly string _span;
    private readonly Histogram<double> _duration;

    private Stage(string span, string histogram, string description)
    {
        _span = span;
        _duration = Meter.CreateHistogram<double>(histogram, "s", description);
    }

    /// <summary>A request as a whole.</summary>
    public static Stage Request { get; } = new("graphql.request", "graphql.request.duration", "How long requests take, from the document to the response.");

    /// <summary>The reading of a document that is not in the cache.</summary>
    public static Stage Parse { get; } = new("graphql.parse", "graphql.parse.duration", "How long documents take to be parsed.");

    /// <summary>The validation of a document that is not in the cache.</summary>
    public static Stage Validate { get; } = new("graphql.validate", "graphql.validate.duration", "How long documents take to be validated.");

    /// <summary>The compilation of an operation.</summary>
    public static Stage Compile { get; } = new("graphql.compile", "graphql.compile.duration", "How long operations take to be compiled.");

    /// <summary>The resolving of one field for all parents of a level.</summary>
    public static Stage ResolverBatch { get; } = new("graphql.resolver_batch", "graphql.resolver_batch.duration", "How long a field takes to be resolved for all parents of a level.");

    /// <summary>One call of a DataLoader's batch function.</summary>
    public static Stage DataLoader { get; } = new("graphql.dataloader", "graphql.dataloader.duration", "How long a batch of keys takes to be loaded.");

    /// <summary>One event of a subscription, from when the source gave it to when the response is written.</summary>
    public static Stage SubscriptionEvent { get; } = new("graphql.subscription.event", "graphql.subscription.event.duration", "How long the selections of a subscription take on one event.");

    /// <summary>The later work of one kind, for all places at once, of a response that comes in parts.</summary>
    public static Stage IncrementalPart { get; } = new("graphql.incremental_part", "graphql.incremental_part.duration", "How long a deferred fragment or the rest of a streamed list takes, for all places at once.");

    /// <summary>Begins a span, and the clock, where somebody listens; otherwise nothing is allocated.</summary>
    /// <param name="origin">What the span is linked to: the request that it comes of, where that request's own span has ended by now.</param>
    public Span Begin(ActivityContext origin = default) => Source.HasListeners() || _duration.Enabled
        ? new(this, Source.StartActivity(_span, ActivityKind.Internal, default(ActivityContext), links: origin == default ? null : [new(origin)]), Stopwatch.GetTimestamp())
        : default;

    /// <summary>One run of a stage; its end is noted when it is disposed.</summary>
    public readonly struct Span(Stage stage, Activity? activity, long started) : IDisposable
    {
        /// <summary>Whether somebody listens.</summary>
        public bool IsObserved => started != 0;

        /// <summary>The span; null where nobody wants it.</summary>
        public Activity? Activity { get; } = activity;

        /// <inheritdoc/>
        public void Dispose() => End(default);

        /// <summary>Ends the span with what the histogram sorts by.</summary>
        public void End(in TagList tags)
        {
            if (!IsObserved)
                return;
            stage._duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
            Activity?.Dispose();
        }
    }
}
