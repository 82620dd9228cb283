namespace Modular.GraphQL.Execution;

/// <summary>The responses to one request: a single one, or one for each event of a subscription.</summary>
public sealed class ResponseStream
{
    private ResponseStream(ExecutionResult? single, IAsyncEnumerable<ExecutionResult>? events, bool isIncremental)
    {
        Single = single;
        Events = events;
        IsIncremental = isIncremental;
    }

    /// <summary>The only response; null for a subscription that was accepted. The receiver disposes it.</summary>
    public ExecutionResult? Single { get; }

    /// <summary>
    /// The responses of a subscription, or the parts of one response, to be read once; null where there is a single one. The receiver
    /// disposes each. Whoever got them must begin to read them, if only to leave at once: the source is open, and closes when the reading ends.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Events { get; }

    /// <summary>Whether <see cref="Events"/> are the parts of one response; the last says <c>hasNext: false</c>.</summary>
    public bool IsIncremental { get; }

    /// <summary>One response in parts.</summary>
    public static ResponseStream OfParts(IAsyncEnumerable<ExecutionResult> parts) => new(null, parts, true);

    /// <summary>One response.</summary>
    public static ResponseStream Of(ExecutionResult single) => new(single, null, false);

    /// <summary>Many responses.</summary>
    public static ResponseStream Of(IAsyncEnumerable<ExecutionResult> events) => new(null, events, false);
}
