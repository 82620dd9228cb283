using System.Linq.Expressions;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>One key of a keyset: a value of each row that the list is sorted by.</summary>
/// <param name="Value">The value of a row, over the keyset's row parameter.</param>
/// <param name="Descending">Whether large values come first.</param>
/// <param name="IsNullable">Whether the value may be null; null is smaller than every value.</param>
internal sealed record KeysetKey(Expression Value, bool Descending, bool IsNullable)
{
    private readonly Func<object, Expression> _parameter = Parameter.FactoryFor(Nullable.GetUnderlyingType(Value.Type) ?? Value.Type);

    /// <summary>The rows that lie strictly after the value, or before it where reversed; null where there can be none.</summary>
    public Expression? Beyond(object? value, bool reversed)
    {
        var ascending = Descending == reversed;
        if (value is null)
            return ascending && IsNullable ? Comparison.IsNotNull(Value) : null;
        if (ascending)
            return Comparison.Greater(Value, Of(value));
        var less = Comparison.Less(Value, Of(value));
        return IsNullable ? Expression.OrElse(less, Comparison.IsNull(Value)) : less;
    }

    /// <summary>A condition that holds for all rows at or beyond the value and that an index can start from; null where there is none.</summary>
    public Expression? AtOrBeyond(object? value, bool reversed)
    {
        if (value is null)
            return null;
        if (Descending == reversed)
            return Comparison.GreaterOrEqual(Value, Of(value));
        return IsNullable ? null : Comparison.LessOrEqual(Value, Of(value));
    }

    /// <summary>The rows that have the value.</summary>
    public Expression? At(object? value) => value is not null
        ? Comparison.Equal(Value, Of(value))
        : IsNullable ? Comparison.IsNull(Value) : null;

    private Expression Of(object value)
    {
        var parameter = _parameter(value);
        return parameter.Type == Value.Type ? parameter : Expression.Convert(parameter, Value.Type);
    }
}
