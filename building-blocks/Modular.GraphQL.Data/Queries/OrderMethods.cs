using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Modular.GraphQL.Data.Queries;

/// <summary>The four methods of <see cref="Queryable"/> that sort rows of a type, by the type of the key.</summary>
internal static class OrderMethods<T>
{
    private static readonly ConcurrentDictionary<Type, MethodInfo[]> Known = new();

    /// <summary>The expression sorted by one more key; <paramref name="isFirst"/> for the most significant one.</summary>
    public static Expression Call(Expression source, LambdaExpression key, bool descending, bool isFirst) =>
        Expression.Call(For(key.ReturnType)[(isFirst ? 0 : 2) + (descending ? 1 : 0)], source, Expression.Quote(key));

    private static MethodInfo[] For(Type key) => Known.GetOrAdd(key, static k =>
    [
        Find(nameof(Queryable.OrderBy), k),
        Find(nameof(Queryable.OrderByDescending), k),
        Find(nameof(Queryable.ThenBy), k),
        Find(nameof(Queryable.ThenByDescending), k),
    ]);

    private static MethodInfo Find(string name, Type key) => typeof(Queryable).GetMethods()
        .First(m => m.Name == name && m.GetParameters().Length == 2).MakeGenericMethod(typeof(T), key);
}
