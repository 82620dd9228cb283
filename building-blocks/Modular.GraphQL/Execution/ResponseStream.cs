namespace Modular.GraphQL.Execution;

/// <summary>The responses to one request: a single one, or one for each event of a subscription.</summary>
public sealed class ResponseStream
{
    private ResponseStream(ExecutionResult? single, IAsyncEnumerable<ExecutionResult>? events)
    {
        Single = single;
        Events = events;
    }

    /// <summary>The only response; null for a subscription that was accepted. The receiver disposes it.</summary>
    public ExecutionResult? Single { get; }

    /// <summary>
    /// The responses of a subscription, to be read once; null where there is a single one. The receiver disposes each. Whoever
    /// got them must begin to read them, if only to leave at once: the source is open, and closes when the reading ends.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Events { get; }

    /// <summary>One response.</summary>
    public static ResponseStream Of(ExecutionResult single) => new(single, null);

    /// <summary>Many responses.</summary>
    public static ResponseStream Of(IAsyncEnumerable<ExecutionResult> events) => new(null, events);
}
