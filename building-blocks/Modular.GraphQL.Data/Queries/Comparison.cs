using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Modular.GraphQL.Data.Queries;

/// <summary>
/// Comparisons of columns, for every type that a column may have: C# knows no <c>&gt;</c> for text, enums, booleans and typed
/// ids, but the database orders them all. Each comparison names a method, which EF Core never calls, so that the expression is valid.
/// </summary>
internal static class Comparison
{
    private static readonly ConcurrentDictionary<Type, Methods> Known = new();

    /// <summary><c>left = right</c>.</summary>
    public static Expression Equal(Expression left, Expression right) =>
        Expression.Equal(left, right, false, For(left.Type).Equal);

    /// <summary><c>left &gt; right</c>.</summary>
    public static Expression Greater(Expression left, Expression right) =>
        Expression.GreaterThan(left, right, false, For(left.Type).Ordered);

    /// <summary><c>left &gt;= right</c>.</summary>
    public static Expression GreaterOrEqual(Expression left, Expression right) =>
        Expression.GreaterThanOrEqual(left, right, false, For(left.Type).Ordered);

    /// <summary><c>left &lt; right</c>.</summary>
    public static Expression Less(Expression left, Expression right) =>
        Expression.LessThan(left, right, false, For(left.Type).Ordered);

    /// <summary><c>left &lt;= right</c>.</summary>
    public static Expression LessOrEqual(Expression left, Expression right) =>
        Expression.LessThanOrEqual(left, right, false, For(left.Type).Ordered);

    /// <summary>Whether C# lets an expression of the type be null.</summary>
    public static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary><c>operand IS NULL</c>; the type must allow null.</summary>
    public static Expression IsNull(Expression operand) => Expression.Equal(operand, Expression.Constant(null, operand.Type));

    /// <summary><c>operand IS NOT NULL</c>; the type must allow null.</summary>
    public static Expression IsNotNull(Expression operand) => Expression.NotEqual(operand, Expression.Constant(null, operand.Type));

    private static Methods For(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t =>
    {
        var translated = t.IsPrimitive || t.IsEnum || t == typeof(string);
        return new(translated ? null : Method(nameof(EqualValues), t), Method(nameof(OrderedValues), t));
    });

    private static MethodInfo Method(string name, Type type) =>
        typeof(Comparison).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);

    private static bool EqualValues<T>(T left, T right) => throw NotInMemory();

    private static bool OrderedValues<T>(T left, T right) => throw NotInMemory();

    private static InvalidOperationException NotInMemory() => new("This comparison is made by the database only.");

    private sealed record Methods(MethodInfo? Equal, MethodInfo Ordered);
}
