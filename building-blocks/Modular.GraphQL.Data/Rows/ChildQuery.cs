using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Rows;

/// <summary>How the items of a collection are read, for all parents with one statement.</summary>
internal interface IChildQuery
{
    /// <summary>The type of what <see cref="Begin"/> gives, whose <c>ListFor</c> gives a parent's list.</summary>
    Type RowsType { get; }

    /// <summary>Begins to gather the parents of one execution.</summary>
    IChildRows Begin();
}

/// <summary>The items of one collection in one execution.</summary>
internal interface IChildRows
{
    /// <summary>Reads the items of the parents gathered; false where the statement has other columns than it should.</summary>
    Task<bool> FillAsync(DbContext context, RowCommand commands, CancellationToken cancellationToken);
}

/// <summary>Makes the queries of collections, whose types are known only at run time.</summary>
internal static class ChildQuery
{
    private static readonly MethodInfo Open = typeof(ChildQuery).GetMethod(nameof(TryMakeTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The query; null where its items are not made of columns and collections alone.</summary>
    /// <param name="key">What ties the items to their parents.</param>
    /// <param name="item">What is made of each row.</param>
    public static IChildQuery? TryMake(IForeignKey key, LambdaExpression item) =>
        (IChildQuery?)Open.MakeGenericMethod(key.PrincipalKey.Properties[0].ClrType, key.Properties[0].ClrType, item.Parameters[0].Type, item.ReturnType).Invoke(null, [key, item]);

    private static ChildQuery<TKey, TForeign, TRow, TItem>? TryMakeTyped<TKey, TForeign, TRow, TItem>(IForeignKey key, LambdaExpression item)
        where TKey : notnull where TRow : class
    {
        var row = item.Parameters[0];
        var parent = ElementModel.Read(key.Properties[0], row);
        var select = Expression.Lambda<Func<TRow, ChildRow<TKey, TItem>>>(
            Expression.New(typeof(ChildRow<TKey, TItem>).GetConstructors().Single(), parent.Type == typeof(TKey) ? parent : Expression.Convert(parent, typeof(TKey)), item.Body), row);
        return RowReader<TRow, ChildRow<TKey, TItem>>.TryMake(key.DeclaringEntityType, select) is { } reader
            ? new ChildQuery<TKey, TForeign, TRow, TItem>(key, Expression.Lambda<Func<TRow, TForeign>>(parent, row), reader)
            : null;
    }
}

/// <summary>An item with its parent's key.</summary>
internal readonly record struct ChildRow<TKey, TItem>(TKey Parent, TItem Item);

/// <inheritdoc cref="IChildQuery"/>
/// <typeparam name="TKey">The parents' key.</typeparam>
/// <typeparam name="TForeign">The items' reference to it, which may be nullable.</typeparam>
/// <typeparam name="TRow">The items' entity.</typeparam>
/// <typeparam name="TItem">What is made of it.</typeparam>
internal sealed class ChildQuery<TKey, TForeign, TRow, TItem> : IChildQuery where TKey : notnull where TRow : class
{
    private readonly RowReader<TRow, ChildRow<TKey, TItem>> _reader;
    private readonly Func<DbContext, TForeign[], IEnumerable<object?[]>> _query;

    public ChildQuery(IForeignKey key, Expression<Func<TRow, TForeign>> parent, RowReader<TRow, ChildRow<TKey, TItem>> reader)
    {
        _reader = reader;
        _query = Compile(key.DeclaringEntityType, parent, reader.Columns);
    }

    /// <inheritdoc/>
    public Type RowsType => typeof(Rows);

    /// <inheritdoc/>
    public IChildRows Begin() => new Rows(this);

    private static Func<DbContext, TForeign[], IEnumerable<object?[]>> Compile(
        IEntityType entity, Expression<Func<TRow, TForeign>> parent, Expression<Func<TRow, object?[]>> columns)
    {
        var context = Expression.Parameter(typeof(DbContext), "context");
        var parents = Expression.Parameter(typeof(TForeign[]), "parents");
        var row = parent.Parameters[0];
        var isOfOne = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TForeign)], parents, parent.Body);
        Expression query = Expression.Call(context, nameof(DbContext.Set), [typeof(TRow)]);
        query = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TRow)], query, Expression.Lambda<Func<TRow, bool>>(isOfOne, row));
        var isFirst = true;
        foreach (var part in entity.FindPrimaryKey()!.Properties)
        {
            query = OrderMethods<TRow>.Call(query, Expression.Lambda(ElementModel.Read(part, row), row), descending: false, isFirst);
            isFirst = false;
        }

        query = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(TRow), typeof(object[])], query, columns);
        return EF.CompileQuery(Expression.Lambda<Func<DbContext, TForeign[], IEnumerable<object?[]>>>(query, context, parents));
    }

    private sealed class Rows(ChildQuery<TKey, TForeign, TRow, TItem> query) : IChildRows
    {
        private readonly Dictionary<TKey, List<TItem>> _lists = [];

        /// <summary>The list of a parent, filled later.</summary>
        public List<TItem> ListFor(TKey parent)
        {
            if (!_lists.TryGetValue(parent, out var list))
                _lists.Add(parent, list = []);
            return list;
        }

        public async Task<bool> FillAsync(DbContext context, RowCommand commands, CancellationToken cancellationToken)
        {
            if (_lists.Count == 0)
                return true;
            var parents = _lists.Keys.Select(k => (TForeign)(object)k).ToArray();
            return await query._reader.ReadAsync(context, commands, RowCommand.Of(query._query(context, parents)), row => _lists[row.Parent].Add(row.Item), cancellationToken);
        }
    }
}
