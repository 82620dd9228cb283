using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>A row of a page as it is read: the item and its place, each null where it was not asked for.</summary>
internal sealed class PageRow<T>(T? item, object?[]? place) where T : class
{
    private static readonly ConstructorInfo New = typeof(PageRow<T>).GetConstructors().Single();

    /// <summary>The item.</summary>
    public T? Item { get; } = item;

    /// <summary>The values of the keyset's keys.</summary>
    public object?[]? Place { get; } = place;

    /// <summary>The projection of rows that gives the item and its place; what is null is not read.</summary>
    public static Expression<Func<T, PageRow<T>>> Select(LambdaExpression? item, Expression<Func<T, object?[]>>? place)
    {
        var row = place?.Parameters[0] ?? item?.Parameters[0] ?? Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, PageRow<T>>>(
            Expression.New(New,
                item is null ? Expression.Constant(null, typeof(T)) : ParameterReplacement.Inline(item, row),
                place?.Body ?? Expression.Constant(null, typeof(object[]))),
            row);
    }
}
