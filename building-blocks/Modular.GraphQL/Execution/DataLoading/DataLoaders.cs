using System.Collections.Concurrent;

namespace Modular.GraphQL.Execution.DataLoading;

/// <summary>The loaders of one request, made when first asked for.</summary>
public sealed class DataLoaders
{
    private readonly ConcurrentDictionary<Type, object> _loaders = new();
    private readonly RequestContext _request;
    private readonly BatchScheduler _scheduler;

    internal DataLoaders(RequestContext request, BatchScheduler scheduler)
    {
        _request = request;
        _scheduler = scheduler;
    }

    /// <summary>The loader of values by key. It is an error to ask for one that the schema does not define.</summary>
    public IDataLoader<TKey, TValue> Get<TKey, TValue>() where TKey : notnull =>
        (IDataLoader<TKey, TValue>)_loaders.GetOrAdd(typeof(IDataLoader<TKey, TValue>), static (type, self) =>
        {
            var definition = self._request.Schema.FindDataLoader(type)
                ?? throw new InvalidOperationException($"No [DataLoader] method loads {typeof(TValue)} by {typeof(TKey)}.");
            return new DataLoader<TKey, TValue>((DataLoaderDefinition<TKey, TValue>)definition, self._request, self._scheduler);
        }, this);

    /// <summary>Forgets what was loaded, between the root fields of a mutation.</summary>
    internal void Clear()
    {
        foreach (var loader in _loaders.Values)
            ((IClearable)loader).Clear();
    }
}

/// <summary>A loader whose memory can be cleared.</summary>
internal interface IClearable
{
    /// <summary>Forgets what was loaded.</summary>
    void Clear();
}
