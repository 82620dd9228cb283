using Microsoft.Extensions.ObjectPool;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Uploads;

namespace Modular.GraphQL.Server.Http;

/// <summary>What one request holds while it is answered; pooled.</summary>
internal sealed class Exchange : IResettable, IDisposable
{
    public RequestParameters Parameters { get; } = new();

    public RequestDeadline Deadline { get; } = new();

    /// <summary>The media type of the response; JSON until it is negotiated.</summary>
    public ResponseFormat Format { get; set; }

    /// <summary>Whether the request has arrived whole.</summary>
    public bool Received { get; set; }

    /// <summary>The files that came with the request.</summary>
    public ReceivedFiles? Files { get; set; }

    /// <summary>The execution, where it did not complete at once.</summary>
    public Task<ExecutionResult>? Execution { get; set; }

    /// <inheritdoc/>
    public bool TryReset()
    {
        Files?.Dispose();
        Files = null;
        Execution = null;
        Format = ResponseFormat.Json;
        Received = false;
        return Parameters.TryReset() & Deadline.TryReset();
    }

    /// <inheritdoc/>
    public void Dispose() => Deadline.Dispose();
}
