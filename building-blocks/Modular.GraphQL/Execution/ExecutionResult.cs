namespace Modular.GraphQL.Execution;

/// <summary>How far a request came; transports choose the status code by it.</summary>
public enum ExecutionOutcome
{
    /// <summary>The operation ran; the response has <c>data</c> (which may be null or partial).</summary>
    Executed,

    /// <summary>The document could not be parsed.</summary>
    ParseError,

    /// <summary>The document breaks a validation rule or a limit.</summary>
    ValidationError,

    /// <summary>The operation could not be chosen, or its variables not be coerced.</summary>
    BadOperation,

    /// <summary>The source of a subscription broke, or the caller lost access to it; this is the last response.</summary>
    SourceFailed,

    /// <summary>The operation's kind may not run over this transport (a mutation over GET).</summary>
    KindNotAllowed,
}

/// <summary>A complete response in UTF-8 JSON. Disposing it gives its buffer back.</summary>
public sealed class ExecutionResult(ExecutionOutcome outcome, ResponseWriter body, bool hasErrors) : IDisposable
{
    /// <summary>How far the request came.</summary>
    public ExecutionOutcome Outcome { get; } = outcome;

    /// <summary>Whether the response has <c>errors</c>.</summary>
    public bool HasErrors { get; } = hasErrors;

    /// <summary>The id of the event that the response belongs to; null where events have none.</summary>
    public string? EventId { get; internal set; }

    /// <summary>The response; valid until the result is disposed.</summary>
    public ReadOnlyMemory<byte> Body => body.Written;

    /// <inheritdoc/>
    public void Dispose() => body.Dispose();
}
