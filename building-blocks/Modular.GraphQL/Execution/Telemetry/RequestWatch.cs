using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Modular.GraphQL.Execution;

/// <summary>Watches requests: a span and a duration for each, and a line in the log for those that take too long.</summary>
internal sealed partial class RequestWatch(ExecutorOptions options, ILogger logger)
{
    /// <summary>A request begins.</summary>
    public Running Begin() => new(this, Stage.Request.Begin(), Stopwatch.GetTimestamp());

    private void End(in Stage.Span span, TimeSpan duration, GraphQLRequest request, PreparedRequest? prepared, string outcome)
    {
        if (span.IsObserved)
            Tell(span, prepared, outcome);
        if (options.SlowOperationThreshold > TimeSpan.Zero && duration >= options.SlowOperationThreshold && prepared is not null)
            LogSlow(logger, prepared.Operation.Syntax.Name?.Value ?? "(no name)", prepared.Document.Hash.ToString(), (long)duration.TotalMilliseconds, request.CorrelationId);
    }

    private static string OutcomeOf(ExecutionResult? result) => result switch
    {
        null => "cancelled",
        { Outcome: ExecutionOutcome.Executed, HasErrors: false } => "ok",
        { Outcome: ExecutionOutcome.Executed } => "partial",
        { Outcome: ExecutionOutcome.SourceFailed } => "failed",
        _ => "refused",
    };

    /// <summary>Ends the span of one event of a subscription; without a result where it was cancelled.</summary>
    public static void EndEvent(in Stage.Span span, PreparedRequest prepared, ExecutionResult? result)
    {
        if (!span.IsObserved)
            return;
        span.Activity?.SetTag("graphql.event.id", result?.EventId);
        Tell(span, prepared, OutcomeOf(result));
    }

    private static void Tell(in Stage.Span span, PreparedRequest? prepared, string outcome)
    {
        var kind = prepared?.Operation.Syntax.Kind.ToString().ToLowerInvariant();
        span.Activity?
            .SetTag("graphql.operation.name", prepared?.Operation.Syntax.Name?.Value)
            .SetTag("graphql.operation.type", kind)
            .SetTag("graphql.document.hash", prepared?.Document.Hash.ToString())
            .SetTag("graphql.outcome", outcome)
            .SetStatus(outcome == "ok" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        span.End(new() { { "graphql.operation.type", kind }, { "graphql.outcome", outcome } });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow operation {Name} ({Hash}): {Milliseconds} ms, correlation id {CorrelationId}")]
    private static partial void LogSlow(ILogger logger, string name, string hash, long milliseconds, string correlationId);

    /// <summary>A request that is watched.</summary>
    public readonly struct Running(RequestWatch watch, Stage.Span span, long started)
    {
        /// <summary>The request has ended; without a result where it was cancelled, or where a subscription is open now.</summary>
        public void End(GraphQLRequest request, PreparedRequest? prepared, ExecutionResult? result, bool isOpen = false) =>
            watch.End(span, Stopwatch.GetElapsedTime(started), request, prepared, isOpen ? "ok" : OutcomeOf(result));
    }
}
