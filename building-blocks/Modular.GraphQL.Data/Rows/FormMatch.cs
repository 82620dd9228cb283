using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Modular.GraphQL.Data.Rows;

/// <summary>
/// Compares a query with a form that is known (<see cref="QueryForm"/>) and takes the values out of it, in one walk and without building
/// anything. A form stands for all that the walk does not look at; what it does not know, it does not match.
/// </summary>
internal sealed class FormMatch
{
    private readonly IReadOnlyList<ParameterExpression> _holes;
    private readonly object?[] _values;
    private readonly List<(ParameterExpression Known, ParameterExpression Found)> _rows = [];

    private FormMatch(IReadOnlyList<ParameterExpression> holes) => (_holes, _values) = (holes, new object?[holes.Count]);

    /// <summary>The values that the query has where the form has parameters; null where it has another form.</summary>
    public static object?[]? ValuesOf(IQueryable query, QueryForm form)
    {
        var match = new FormMatch(form.Parameters);
        return match.Is(form.Expression, query.Expression) ? match._values : null;
    }

    private bool Is(Expression? known, Expression? found) => (known, found) switch
    {
        (null, null) => true,
        (ParameterExpression hole, MemberExpression) when HoleOf(hole) is >= 0 and var index => Takes(index, found),
        (MethodCallExpression { Object: ParameterExpression context } set, EntityQueryRootExpression { EntityType.HasSharedClrType: false } root) =>
            context == QueryForm.Context && root.GetType() == typeof(EntityQueryRootExpression) && set.Method.GetGenericArguments()[0] == root.EntityType.ClrType,
        _ => known is not null && found is not null && known.NodeType == found.NodeType && known.Type == found.Type && AreParts(known, found),
    };

    private bool AreParts(Expression known, Expression found) => (known, found) switch
    {
        (MethodCallExpression k, MethodCallExpression f) => k.Method == f.Method && Is(k.Object, f.Object) && Are(k.Arguments, f.Arguments),
        (LambdaExpression k, LambdaExpression f) => k.Parameters.Count == f.Parameters.Count && IsBody(k, f),
        (UnaryExpression k, UnaryExpression f) => k.Method == f.Method && Is(k.Operand, f.Operand),
        (BinaryExpression k, BinaryExpression f) => k.Method == f.Method && k.Conversion is null && f.Conversion is null && Is(k.Left, f.Left) && Is(k.Right, f.Right),
        (MemberExpression k, MemberExpression f) => k.Member == f.Member && Is(k.Expression, f.Expression),
        (ConstantExpression k, ConstantExpression f) => Equals(k.Value, f.Value),
        (ParameterExpression k, ParameterExpression f) => _rows.Contains((k, f)),
        _ => false,
    };

    private bool IsBody(LambdaExpression known, LambdaExpression found)
    {
        var before = _rows.Count;
        for (var i = 0; i < known.Parameters.Count; i++)
            _rows.Add((known.Parameters[i], found.Parameters[i]));
        var isSame = Is(known.Body, found.Body);
        _rows.RemoveRange(before, _rows.Count - before);
        return isSame;
    }

    private bool Are(IReadOnlyList<Expression> known, IReadOnlyList<Expression> found)
    {
        // Of one method, so there are as many.
        for (var i = 0; i < known.Count; i++)
        {
            if (!Is(known[i], found[i]))
                return false;
        }

        return true;
    }

    private int HoleOf(ParameterExpression parameter)
    {
        for (var i = 0; i < _holes.Count; i++)
        {
            if (_holes[i] == parameter)
                return i;
        }

        return -1;
    }

    private bool Takes(int hole, Expression found)
    {
        if (found.Type != _holes[hole].Type || !QueryForm.TryRead(found, out var value) || value is DbContext or IQueryable or Expression)
            return false;
        _values[hole] = value;
        return true;
    }
}
