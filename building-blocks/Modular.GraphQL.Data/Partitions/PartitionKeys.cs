using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Partitions;

/// <summary>
/// What ties rows to their parents: one or more values of a row, and the keys of the parents. The keys are one parameter for each
/// value, so that the number of parents does not change the statement.
/// </summary>
internal sealed class PartitionKeys
{
    private static readonly Type[] Tuples = [typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>)];
    private static readonly MethodInfo Contains = typeof(Enumerable).GetMethods().First(m => m.Name == nameof(Enumerable.Contains) && m.GetParameters().Length == 2);
    private static readonly MethodInfo ArrayParameter = typeof(EF).GetMethod(nameof(EF.Parameter))!;
    private readonly IReadOnlyList<Expression> _columns;
    private readonly IReadOnlyList<Expression> _members;

    /// <summary>The keys of some parents.</summary>
    /// <param name="row">The row that the members are of.</param>
    /// <param name="members">The values of a row that name its parent.</param>
    /// <param name="keys">The parents, each once, their values in the members' order and none of them null.</param>
    public PartitionKeys(ParameterExpression row, IReadOnlyList<Expression> members, IReadOnlyList<ParentKey> keys)
    {
        if (members.Count > Tuples.Length)
            throw new InvalidOperationException($"A query is tied to its parent by {members.Count} values; at most {Tuples.Length} are taken.");
        Row = row;
        _columns = members;
        _members = [.. members.Select(m => Nullable.GetUnderlyingType(m.Type) is null ? m : Expression.Property(m, "Value"))];
        Keys = keys;
    }

    /// <summary>The row.</summary>
    public ParameterExpression Row { get; }

    /// <summary>The parents.</summary>
    public IReadOnlyList<ParentKey> Keys { get; }

    /// <summary>How many values a key has.</summary>
    public int Width => _members.Count;

    /// <summary>The key's values of a row, each as an object.</summary>
    public IEnumerable<Expression> Values => _members.Select(m => Expression.Convert(m, typeof(object)));

    /// <summary>Whether the row belongs to one of the parents (to a mix of them, where keys have several values).</summary>
    public Expression IsOfAny() => _members.Select(IsOneOf).Aggregate(Expression.AndAlso);

    /// <summary>The key of a row as one value that rows can be grouped by.</summary>
    public LambdaExpression Key()
    {
        if (_members is [var only])
            return Expression.Lambda(only, Row);
        var tuple = Tuples[_members.Count - 1].MakeGenericType([.. _members.Select(m => m.Type)]);
        return Expression.Lambda(Expression.New(tuple.GetConstructors().Single(), _members, [.. PartsOf(tuple)]), Row);
    }

    /// <summary>The values of a key that <see cref="Key"/> made.</summary>
    public static IEnumerable<Expression> ValuesOf(Expression key, int width) =>
        width == 1 ? [key] : PartsOf(key.Type).Select(p => Expression.Property(key, p));

    /// <summary>Whether the row has the key.</summary>
    public Expression HasKey(Expression key) =>
        _members.Zip(ValuesOf(key, Width), Comparison.Equal).Aggregate(Expression.AndAlso);

    private static IEnumerable<PropertyInfo> PartsOf(Type tuple) => tuple.GetProperties().Where(p => p.Name.StartsWith("Item", StringComparison.Ordinal));

    // Where null is ruled out, the databases join by plain equality.
    private Expression IsOneOf(Expression member, int index)
    {
        var values = Keys.Select(k => k.Values[index]).Distinct().ToArray();
        var array = Array.CreateInstance(member.Type, values.Length);
        values.CopyTo(array, 0);
        var isOneOf = Expression.Call(
            Contains.MakeGenericMethod(member.Type),
            Expression.Call(ArrayParameter.MakeGenericMethod(array.GetType()), Parameter.FactoryFor(array.GetType())(array)),
            member);
        return Comparison.CanBeNull(_columns[index].Type) ? Expression.AndAlso(Comparison.IsNotNull(_columns[index]), isOneOf) : isOneOf;
    }
}
