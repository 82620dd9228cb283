using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Caching.Memory;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// Keeps what is compiled for reading, for all selections together: clients choose selections, filters and orders, so there may be any
/// number. What was not asked for longest goes first. Compiling takes longer than a query or two, so it is done for what comes again.
/// </summary>
internal sealed class ReaderCache(int maxKept) : IDisposable
{
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = maxKept });

    /// <summary>The one of the process.</summary>
    public static ReaderCache Shared { get; } = new(maxKept: 2_000);

    /// <summary>How many keys are known.</summary>
    public int Count => _kept.Count;

    /// <summary>What was made for the key; null the first time that the key is seen, and where nothing can be made.</summary>
    public T? Find<T>(ReaderKey key, Func<T?> make) where T : class
    {
        if (!_kept.TryGetValue(key, out var known))
        {
            Keep(key, Seen.Once);
            return null;
        }

        if (known is not Seen.Once)
            return known as T;
        var made = make();
        Keep(key, made ?? (object)Seen.Unfit);
        return made;
    }

    /// <summary>Notes that what was made for the key cannot be used.</summary>
    public void Refuse(ReaderKey key) => Keep(key, Seen.Unfit);

    private void Keep(ReaderKey key, object value) => _kept.Set(key, value, new MemoryCacheEntryOptions { Size = 1 });

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private enum Seen
    {
        Once,
        Unfit,
    }
}

/// <summary>What is read: for which selection, by which expression.</summary>
/// <param name="Selection">The selection, compared by reference.</param>
/// <param name="Expression">The query's form or the projection, compared by structure.</param>
/// <param name="Skips">Whether rows are passed over.</param>
/// <param name="IsReversed">Whether rows are read from the end.</param>
internal sealed record ReaderKey(object Selection, Expression Expression, bool Skips = false, bool IsReversed = false)
{
    /// <inheritdoc/>
    public bool Equals(ReaderKey? other) => other is not null && ReferenceEquals(Selection, other.Selection) && Skips == other.Skips
        && IsReversed == other.IsReversed && ExpressionEqualityComparer.Instance.Equals(Expression, other.Expression);

    /// <inheritdoc/>
    public override int GetHashCode() => ExpressionEqualityComparer.Instance.GetHashCode(Expression);
}
