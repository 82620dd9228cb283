using System.Linq.Expressions;
using System.Reflection;

namespace Modular.Persistence;

/// <summary>Finds rows by what people call them, in the same way on both databases (FE-08).</summary>
public static class SearchRows
{
    // Behind every number of ASCII characters that begins so.
    private const char Last = '\uFFFF';

    private static readonly MethodInfo Compare = ((Func<string?, string?, int>)string.Compare).Method;
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo ToLower = typeof(string).GetMethod(nameof(string.ToLower), [])!;

    /// <summary>Whether a number or code begins so: a range, which an index on it serves.</summary>
    /// <param name="number">The number.</param>
    /// <param name="prefix">Its beginning, in ASCII.</param>
    public static Expression<Func<T, bool>> Begins<T>(Expression<Func<T, string?>> number, string prefix)
    {
        ArgumentNullException.ThrowIfNull(number);
        var (from, to) = (prefix, prefix + Last);
        // Captured values, so that they become parameters of the statement.
        Expression<Func<string>> first = () => from;
        Expression<Func<string>> behind = () => to;
        var zero = Expression.Constant(0);
        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(
                Expression.GreaterThanOrEqual(Expression.Call(Compare, number.Body, first.Body), zero),
                Expression.LessThan(Expression.Call(Compare, number.Body, behind.Body), zero)),
            number.Parameters);
    }

    /// <summary>Whether a name holds the words, whatever the case of its Latin letters. No index serves it: it is for tables that stay small.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lower">The words, with their Latin letters small.</param>
    public static Expression<Func<T, bool>> IsNamed<T>(Expression<Func<T, string?>> name, string lower)
    {
        ArgumentNullException.ThrowIfNull(name);
        Expression<Func<string>> words = () => lower;
        return Expression.Lambda<Func<T, bool>>(Expression.Call(Expression.Call(name.Body, ToLower), Contains, words.Body), name.Parameters);
    }

    /// <summary>The rows whose number begins so.</summary>
    public static IQueryable<T> StartingWith<T>(this IQueryable<T> rows, Expression<Func<T, string?>> number, string prefix) => rows.WhereAny(Begins(number, prefix));

    /// <summary>The rows that meet one of the conditions or more.</summary>
    public static IQueryable<T> WhereAny<T>(this IQueryable<T> rows, params IReadOnlyList<Expression<Func<T, bool>>> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var row = Expression.Parameter(typeof(T), "row");
        return rows.Where(Expression.Lambda<Func<T, bool>>(
            conditions.Select(c => new Replacement(c.Parameters[0], row).Visit(c.Body)).Aggregate(Expression.OrElse), row));
    }

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
