namespace Modular.GraphQL.Execution.DataLoading;

/// <summary>A batch function of the schema, from which each request makes its own loader.</summary>
public abstract class DataLoaderDefinition
{
    /// <summary>The <see cref="IDataLoader{TKey, TValue}"/> that resolvers ask for.</summary>
    public abstract Type InterfaceType { get; }
}

/// <summary>A batch function by key and value type.</summary>
/// <param name="load">Loads the values of distinct keys with services of a scope made for this call; keys it leaves out have the missing value.</param>
/// <param name="missing">The value of a key that was not found: null, or an empty array for loaders of many values.</param>
public sealed class DataLoaderDefinition<TKey, TValue>(
    Func<IReadOnlyList<TKey>, IServiceProvider, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> load,
    TValue? missing) : DataLoaderDefinition
    where TKey : notnull
{
    /// <inheritdoc/>
    public override Type InterfaceType => typeof(IDataLoader<TKey, TValue>);

    /// <summary>The value of a key that was not found.</summary>
    public TValue? Missing { get; } = missing;

    /// <summary>Loads the values of distinct keys.</summary>
    public Task<IReadOnlyDictionary<TKey, TValue>> LoadAsync(
        IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellationToken) =>
        load(keys, services, cancellationToken);
}
