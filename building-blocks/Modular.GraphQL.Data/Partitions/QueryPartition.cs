using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Partitions;

/// <summary>The rows of many parents as one query: each parent's part is read with one statement for all.</summary>
/// <param name="query">The rows of all parents.</param>
/// <param name="keys">What ties a row to its parent.</param>
internal sealed class QueryPartition<T>(IQueryable<T> query, PartitionKeys keys) where T : class
{
    private readonly LambdaExpression _key = keys.Key();

    /// <summary>The rows of all parents.</summary>
    public IQueryable<T> Query => query;

    /// <summary>The parents.</summary>
    public IReadOnlyList<ParentKey> Keys => keys.Keys;

    /// <summary>The same parents, with the query filtered and sorted.</summary>
    public QueryPartition<T> With(Func<IQueryable<T>, IQueryable<T>> change) => new(change(query), keys);

    /// <summary>Counts each parent's rows; a parent without rows is left out.</summary>
    public async Task<Dictionary<ParentKey, int>> CountAsync(OrderedQuery<T> rows, CancellationToken cancellationToken)
    {
        var grouped = Expression.Call(typeof(Queryable), nameof(Queryable.GroupBy), [typeof(T), _key.ReturnType], rows.Rows.Expression, Expression.Quote(_key));
        var group = Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(_key.ReturnType, typeof(T)), "group");
        var values = PartitionKeys.ValuesOf(Expression.Property(group, "Key"), keys.Width).Select(v => Expression.Convert(v, typeof(object)));
        var count = Expression.New(
            typeof(KeyCount).GetConstructors().Single(),
            Expression.NewArrayInit(typeof(object), values),
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], group));
        var counted = rows.Rows.Provider.CreateQuery<KeyCount>(Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [group.Type, typeof(KeyCount)], grouped, Expression.Quote(Expression.Lambda(count, group))));
        return (await counted.ToListAsync(cancellationToken)).ToDictionary(c => new ParentKey(c.Key), c => c.Count);
    }

    /// <summary>Reads some of each parent's rows, in order; a parent without rows is left out.</summary>
    public async Task<Dictionary<ParentKey, List<PageRow<T>>>> ReadAsync(
        OrderedQuery<T> ordered, RowWindow window, IElementShape<T> shape, bool items, bool places, CancellationToken cancellationToken)
    {
        var rows = ordered.Keyset.Sort(ordered.Rows.Provider.CreateQuery<T>(OfEach(ordered, window)), window.IsReversed);
        var place = Expression.Lambda<Func<T, object?[]>>(Expression.NewArrayInit(typeof(object), [.. keys.Values, .. places ? ordered.Keyset.ValuesOf(keys.Row) : []]), keys.Row);
        var found = new Dictionary<ParentKey, List<PageRow<T>>>();
        foreach (var row in await shape.ReadAsync(rows, ordered.Model, items, place, cancellationToken))
        {
            var key = new ParentKey(row.Place![..keys.Width]);
            if (!found.TryGetValue(key, out var own))
                found.Add(key, own = []);
            own.Add(new PageRow<T>(row.Item, places ? row.Place[keys.Width..] : null));
        }

        return found;
    }

    // keys.SelectMany(key => rows.Where(row => row.Key == key).OrderBy(…).Take(n)): EF Core makes ROW_NUMBER() OVER (PARTITION BY …) of it.
    private MethodCallExpression OfEach(OrderedQuery<T> ordered, RowWindow window)
    {
        var all = QueryOrder.TakeFrom(query).Unordered;
        var distinct = Expression.Call(
            typeof(Queryable), nameof(Queryable.Distinct), [_key.ReturnType],
            Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(T), _key.ReturnType], all, Expression.Quote(_key)));
        var key = Expression.Parameter(_key.ReturnType, "key");
        var own = ordered.Rows.Where(Expression.Lambda<Func<T, bool>>(keys.HasKey(key), keys.Row));
        var part = window.Of(ordered.Keyset.Sort(own, window.IsReversed));
        return Expression.Call(
            typeof(Queryable), nameof(Queryable.SelectMany), [key.Type, typeof(T)],
            distinct, Expression.Quote(Expression.Lambda(typeof(Func<,>).MakeGenericType(key.Type, typeof(IEnumerable<T>)), part.Expression, key)));
    }

    private sealed record KeyCount(object?[] Key, int Count);
}
