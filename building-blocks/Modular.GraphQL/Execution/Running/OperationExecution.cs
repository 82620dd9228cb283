using Modular.GraphQL.Execution.DataLoading;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Works out the columns of one operation, level by level (breadth-first). One thread at a time runs the loop; only the
/// completion of asynchronous rows comes from elsewhere, through a queue. When nothing is ready, waiting data loaders are
/// dispatched; when none wait, the loop sleeps until a column completes or a loader gets keys.
/// </summary>
#pragma warning disable CA1001 // A late wake-up may still come after the end; the semaphore holds no handle that would need disposing.
internal sealed class OperationExecution
#pragma warning restore CA1001
{
    private readonly RequestContext _request;
    private readonly VariableValues _variables;
    private readonly BatchScheduler _scheduler;
    private readonly Queue<FieldColumn> _ready = new();
    private readonly Queue<FieldColumn> _arrived = new();
    private readonly SemaphoreSlim _signal = new(0);
    private int _wakeRequested;
    private int _outstanding;

    public OperationExecution(RequestContext request, VariableValues variables)
    {
        _request = request;
        _variables = variables;
        _scheduler = new(Wake);
        request.Loaders = new(request, _scheduler);
    }

    /// <summary>Runs the root fields at the same time, as queries do.</summary>
    public async Task<ObjectBatch> RunAsync(SelectionPlan plan, object? root)
    {
        var batch = new ObjectBatch(plan, [root]);
        await RunAsync(batch);
        return batch;
    }

    /// <summary>Works out the columns of a batch and all that is below it.</summary>
    public Task RunAsync(ObjectBatch batch)
    {
        Start(batch);
        return DrainAsync();
    }

    /// <summary>Works out what is below the rest of streamed lists, which the column's values are.</summary>
    public Task RunAsync(FieldColumn rest)
    {
        rest.CompleteRest(_request.Schema);
        foreach (var child in rest.Children)
            Start(child);
        return DrainAsync();
    }

    /// <summary>
    /// Runs the root fields one after another, each with all that is below it, as mutations do (section 6.3.1). A root field that
    /// fails where null is not allowed ends the operation: its result is lost, so nothing more may happen.
    /// </summary>
    public async Task<ObjectBatch> RunSeriallyAsync(SelectionPlan plan, object? root)
    {
        var batch = new ObjectBatch(plan, [root]);
        foreach (var field in plan.Fields)
        {
            if (!field.NeedsColumn)
                continue;
            _request.Loaders.Clear();
            Start(batch, field);
            await DrainAsync();
            if (field.Shape.IsNonNull && batch.Columns[field.ColumnIndex].Values[0] is null or Fault)
                break;
        }

        return batch;
    }

    private void Start(ObjectBatch batch)
    {
        foreach (var field in batch.Plan.Fields)
        {
            if (field.NeedsColumn)
                Start(batch, field);
        }
    }

    private void Start(ObjectBatch batch, FieldPlan field)
    {
        var column = new FieldColumn(field, batch.Objects.Count);
        batch.Columns[field.ColumnIndex] = column;
        if (Refusal(column) is { } fault)
        {
            Array.Fill(column.Values, fault);
            _ready.Enqueue(column);
            return;
        }

        _outstanding++;
        ColumnResolution.Start(column, batch, _request, _variables, Arrive);
    }

    private Fault? Refusal(FieldColumn column)
    {
        var field = column.Field;
        if (field.Field.Access is { } access && _request.Refuses(access) is { } code)
            return Faults.Denied(code, field);
        try
        {
            column.InitialCount = field.Stream?.InitialCount(_variables);
            return null;
        }
        catch (GraphQLException e)
        {
            return new(e.Errors);
        }
    }

    private void Arrive(FieldColumn column)
    {
        lock (_arrived)
            _arrived.Enqueue(column);
        Wake();
    }

    private async Task DrainAsync()
    {
        while (true)
        {
            TakeArrived();

            if (_ready.TryDequeue(out var column))
            {
                column.Complete(_request.Schema);
                foreach (var child in column.Children)
                    Start(child);
                continue;
            }

            if (_outstanding == 0)
                return;
            if (HasArrived())
                continue;
            if (_scheduler.HasPending)
                _scheduler.Dispatch();
            else
                await SleepAsync();
        }
    }

    private void TakeArrived()
    {
        lock (_arrived)
        {
            while (_arrived.TryDequeue(out var arrived))
            {
                _outstanding--;
                _ready.Enqueue(arrived);
            }
        }
    }

    private bool HasArrived()
    {
        lock (_arrived)
            return _arrived.Count > 0;
    }

    private async Task SleepAsync()
    {
        // Resolvers see the same token and end soon; until they have, the request's services may not be taken from under them.
        await _signal.WaitAsync(CancellationToken.None);
        // A full fence: what was queued before a wake-up that found the flag still set must be seen by the looks that follow.
        Interlocked.Exchange(ref _wakeRequested, 0);
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _wakeRequested, 1) == 0)
            _signal.Release();
    }
}
