namespace Modular.GraphQL.Execution.DataLoading;

/// <summary>A loader of one request that has keys waiting to be loaded.</summary>
internal interface IPendingBatch
{
    /// <summary>Starts loading the keys that wait.</summary>
    void Dispatch();
}

/// <summary>Gathers the keys of one request until the executor has nothing else to do, then loads them in one call.</summary>
internal sealed class DataLoader<TKey, TValue>(DataLoaderDefinition<TKey, TValue> definition, RequestContext request, BatchScheduler scheduler)
    : IDataLoader<TKey, TValue>, IPendingBatch, IClearable
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Promise> _known = [];
    private Batch? _waiting;

    /// <inheritdoc/>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        Task<TValue?> task;
        var isFirst = false;
        lock (_gate)
        {
            if (_known.TryGetValue(key, out var promise))
            {
                task = promise.Join();
            }
            else
            {
                promise = new();
                _known.Add(key, promise);
                isFirst = _waiting is null;
                _waiting ??= new();
                _waiting.Keys.Add(key);
                _waiting.Promises.Add(promise);
                task = promise.Task;
            }
        }

        if (isFirst)
            scheduler.Enqueue(this);
        return cancellationToken.CanBeCanceled && !task.IsCompleted ? task.WaitAsync(cancellationToken) : task;
    }

    /// <summary>Forgets what was loaded; a later field of a mutation must see what an earlier one wrote.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _known.Clear();
            foreach (var (key, promise) in _waiting is { } batch ? batch.Keys.Zip(batch.Promises) : [])
                _known.Add(key, promise);
        }
    }

    /// <inheritdoc/>
    public void Dispatch()
    {
        Batch? batch;
        lock (_gate)
        {
            batch = _waiting;
            _waiting = null;
        }

        if (batch is not null)
            _ = LoadAsync(batch);
    }

    private async Task LoadAsync(Batch batch)
    {
        IReadOnlyDictionary<TKey, TValue>? values = null;
        Exception? failure = null;
        try
        {
            using var span = Stage.DataLoader.Begin();
            span.Activity?.SetTag("graphql.dataloader.value", typeof(TValue).Name).SetTag("graphql.batch.size", batch.Keys.Count);
            await using var scope = RequestScope.Create(request);
            values = await definition.LoadAsync(batch.Keys, scope.ServiceProvider, request.CancellationToken);
        }
        catch (Exception e)
        {
            failure = e; // Each field that asked for one of the keys fails with it.
        }

        using (scheduler.HoldBack())
        {
            for (var i = 0; i < batch.Keys.Count; i++)
            {
                var promise = batch.Promises[i];
                var value = failure is null && values!.TryGetValue(batch.Keys[i], out var loaded) ? loaded : definition.Missing;
                HandOut(promise, value, failure);
                foreach (var other in TakeOthers(promise))
                    HandOut(other, value, failure);
            }
        }
    }

    private IReadOnlyList<TaskCompletionSource<TValue?>> TakeOthers(Promise promise)
    {
        lock (_gate)
            return promise.TakeOthers();
    }

    private static void HandOut(TaskCompletionSource<TValue?> promise, TValue? value, Exception? failure)
    {
        if (failure is not null)
            promise.TrySetException(failure);
        else
            promise.TrySetResult(value);
    }

    /// <summary>
    /// What a key is loaded to. Continuations run inline while a batch is handed out, so that all of them have asked for their next keys before the next dispatch. Of several
    /// continuations of one task the runtime runs one inline and leaves the others to other threads, so each who waits for the key has a task of his own.
    /// </summary>
    private sealed class Promise : TaskCompletionSource<TValue?>
    {
        private List<TaskCompletionSource<TValue?>>? _others;

        /// <summary>A task for one who comes later than the first.</summary>
        public Task<TValue?> Join()
        {
            if (Task.IsCompleted)
                return Task;
            var own = new TaskCompletionSource<TValue?>();
            (_others ??= []).Add(own);
            return own.Task;
        }

        /// <summary>Those who have come later; once the promise has ended nobody comes any more.</summary>
        public IReadOnlyList<TaskCompletionSource<TValue?>> TakeOthers()
        {
            var others = _others;
            _others = null;
            return others ?? [];
        }
    }

    private sealed class Batch
    {
        public List<TKey> Keys { get; } = [];

        public List<Promise> Promises { get; } = [];
    }
}
