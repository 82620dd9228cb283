namespace Modular.GraphQL.Server.WebSockets;

/// <summary>The operations of one connection: those that the client may still complete by their id, and those that are winding down.</summary>
internal sealed class OperationRegistry(int maxRunning)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SocketOperation> _active = new(StringComparer.Ordinal);
    private readonly HashSet<SocketOperation> _running = [];
    private TaskCompletionSource? _idle;

    /// <summary>Whether an operation of that id is active.</summary>
    public bool Contains(string id)
    {
        lock (_gate)
            return _active.ContainsKey(id);
    }

    /// <summary>Adds an operation whose id is free; false where there are as many as may run.</summary>
    public bool TryAdd(SocketOperation operation)
    {
        lock (_gate)
        {
            if (_running.Count >= maxRunning)
                return false;
            _active.Add(operation.Id, operation);
            _running.Add(operation);
            return true;
        }
    }

    /// <summary>Frees the operation's id; false where it was freed before, so that exactly one side ends the operation.</summary>
    public bool Release(SocketOperation operation)
    {
        lock (_gate)
            return _active.TryGetValue(operation.Id, out var active) && active == operation && _active.Remove(operation.Id);
    }

    /// <summary>Takes the operation that the client has completed; null where it has ended already.</summary>
    public SocketOperation? Take(string id)
    {
        lock (_gate)
            return _active.Remove(id, out var operation) ? operation : null;
    }

    /// <summary>Notes that nothing of the operation runs any more.</summary>
    public void Finished(SocketOperation operation)
    {
        lock (_gate)
        {
            _running.Remove(operation);
            if (_running.Count == 0)
                _idle?.TrySetResult();
        }
    }

    /// <summary>Tells all operations to stop.</summary>
    public void StopAll(StopCause cause)
    {
        SocketOperation[] running;
        lock (_gate)
            running = [.. _running];
        foreach (var operation in running)
            operation.Stop(cause);
    }

    /// <summary>Completes when no operation runs; none may be added any more.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            if (_running.Count == 0)
                return Task.CompletedTask;
            _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}

/// <summary>Why an operation stops before it has come to its own end.</summary>
internal enum StopCause
{
    /// <summary>It is not told to stop; where its token ends nevertheless, it has run too long.</summary>
    None,

    /// <summary>The client has completed it.</summary>
    Completed,

    /// <summary>The client does not take what waits for it.</summary>
    SlowConsumer,

    /// <summary>The connection ends.</summary>
    ConnectionEnded,
}
