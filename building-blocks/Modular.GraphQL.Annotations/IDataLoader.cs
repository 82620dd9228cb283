namespace Modular.GraphQL;

/// <summary>Loads values by key; the keys asked for at the same time are loaded together, and each key once in a request.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value; an array where the loader gives many values a key.</typeparam>
public interface IDataLoader<in TKey, TValue> where TKey : notnull
{
    /// <summary>The value of the key, or null (an empty array for a loader of many values) where there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);
}
