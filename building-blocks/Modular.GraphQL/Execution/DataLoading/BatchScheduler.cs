using System.Collections.Concurrent;

namespace Modular.GraphQL.Execution.DataLoading;

/// <summary>
/// Holds the loaders that have keys waiting. The executor dispatches them when no resolver is ready to run; keys that come
/// while it waits wake it, but only after the continuations that are running have asked for theirs as well.
/// </summary>
internal sealed class BatchScheduler(Action wake)
{
    private readonly ConcurrentQueue<IPendingBatch> _pending = new();
    private int _heldBack;

    /// <summary>Whether a loader has keys waiting that may be loaded now. While a batch is handed out, more keys are about to come.</summary>
    public bool HasPending => Volatile.Read(ref _heldBack) == 0 && !_pending.IsEmpty;

    /// <summary>Notes a loader whose first key has come.</summary>
    public void Enqueue(IPendingBatch batch)
    {
        _pending.Enqueue(batch);

        // Another continuation may be about to ask for more keys: going through the pool's queue lets those that are ready go first.
        if (Volatile.Read(ref _heldBack) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static wake => wake(), wake, preferLocal: false);
    }

    /// <summary>Starts all loaders that wait.</summary>
    public void Dispatch()
    {
        for (var count = _pending.Count; count > 0 && _pending.TryDequeue(out var batch); count--)
            batch.Dispatch();
    }

    /// <summary>Until the result is disposed, new keys do not wake the executor; afterwards they do.</summary>
    public Hold HoldBack()
    {
        Interlocked.Increment(ref _heldBack);
        return new(this);
    }

    /// <summary>Ends a <see cref="HoldBack"/>.</summary>
    public readonly struct Hold(BatchScheduler scheduler) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Decrement(ref scheduler._heldBack) == 0 && scheduler.HasPending)
                scheduler.Wake();
        }
    }

    private void Wake() => wake();
}
