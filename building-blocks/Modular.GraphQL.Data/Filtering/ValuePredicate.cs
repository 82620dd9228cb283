using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Filtering;

/// <summary>
/// Conditions on one value, with the meaning that C# gives them: null equals null only, and is neither greater nor less than
/// anything. Text compares by code point and letter case, on every database.
/// </summary>
internal static class ValuePredicate
{
    /// <summary>The largest list that can be compared with; longer ones are refused.</summary>
    public const int MaxListLength = 1000;

    private static readonly MethodInfo TextContains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;

    private static readonly MethodInfo ListContains = typeof(Enumerable).GetMethods()
        .First(m => m.Name == nameof(Enumerable.Contains) && m.GetParameters().Length == 2);

    /// <summary>The condition that the target stands to the value as the operator says.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="target">What is looked at, an expression over a row.</param>
    /// <param name="value">A value of the target's type, null, or, for the list operators, <c>object?[]</c> of such.</param>
    public static Expression Build(FilterOperator op, Expression target, object? value)
    {
        if (value is not null && StoredTime.Below(value) is { } time)
        {
            // No stored time is equal to it; what is at or after it is after the one below.
            return op switch
            {
                FilterOperator.Gt or FilterOperator.Gte => Compare(FilterOperator.Gt, target, time),
                FilterOperator.Lt or FilterOperator.Lte => Compare(FilterOperator.Lte, target, time),
                _ => Expression.Constant(op == FilterOperator.Neq),
            };
        }

        return Compare(op, target, value is object?[] list ? Array.FindAll(list, v => v is null || StoredTime.Below(v) is null) : value);
    }

    private static Expression Compare(FilterOperator op, Expression target, object? value) => op switch
    {
        FilterOperator.Eq => Equal(target, value),
        FilterOperator.Neq => Expression.Not(Equal(target, value)),
        FilterOperator.In => OneOf(target, List(op, value)),
        FilterOperator.Nin => Expression.Not(OneOf(target, List(op, value))),
        FilterOperator.Contains => Guarded(target, Expression.Call(target, TextContains, Operand(op, target, value))),
        FilterOperator.StartsWith => Guarded(target, StartsWith(target, (string)Given(op, value))),
        FilterOperator.Gt => Guarded(target, Comparison.Greater(target, Operand(op, target, value))),
        FilterOperator.Gte => Guarded(target, Comparison.GreaterOrEqual(target, Operand(op, target, value))),
        FilterOperator.Lt => Guarded(target, Comparison.Less(target, Operand(op, target, value))),
        FilterOperator.Lte => Guarded(target, Comparison.LessOrEqual(target, Operand(op, target, value))),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Unknown operator."),
    };

    // In SQL a comparison with null is neither true nor false, and stays so under NOT. With the guard it is false, as in C#.
    private static Expression Guarded(Expression target, Expression condition) =>
        Comparison.CanBeNull(target.Type) ? Expression.AndAlso(Comparison.IsNotNull(target), condition) : condition;

    private static Expression Equal(Expression target, object? value)
    {
        if (value is not null)
            return Comparison.Equal(target, Operand(FilterOperator.Eq, target, value));
        return Comparison.CanBeNull(target.Type) ? Comparison.IsNull(target) : Expression.Constant(false);
    }

    private static Expression OneOf(Expression target, object?[] values)
    {
        if (values.Length > MaxListLength)
            throw new GraphQLException($"A list of {values.Length} values was given to a filter; at most {MaxListLength} are taken.", ErrorCodes.LimitExceeded);
        var given = Array.CreateInstance(target.Type, values.Count(v => v is not null));
        var count = 0;
        foreach (var value in values)
        {
            if (value is not null)
                given.SetValue(Checked(value), count++);
        }

        var found = Expression.Call(ListContains.MakeGenericMethod(target.Type), Parameter.FactoryFor(given.GetType())(given), target);
        return count < values.Length && Comparison.CanBeNull(target.Type)
            ? Expression.OrElse(Comparison.IsNull(target), found)
            : found;
    }

    // StartsWith would become LIKE, which on SQLite does not see letter case. The texts with a prefix are a range, which an index serves.
    private static BinaryExpression StartsWith(Expression target, string prefix)
    {
        var from = (BinaryExpression)Comparison.GreaterOrEqual(target, Parameter.Of(prefix));
        return EndOfPrefix(prefix) is { } end ? Expression.AndAlso(from, Comparison.Less(target, Parameter.Of(end))) : from;
    }

    /// <summary>The first text, by code points, after all those with the prefix; null where there is none.</summary>
    private static string? EndOfPrefix(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes is [.., var last])
        {
            runes.RemoveAt(runes.Count - 1);
            if (last.Value == 0x10FFFF)
                continue;
            // Between U+D7FF and U+E000 there are no characters, only surrogates.
            var next = last.Value == 0xD7FF ? new Rune(0xE000) : new Rune(last.Value + 1);
            return string.Concat(runes) + next;
        }

        return null;
    }

    private static Expression Operand(FilterOperator op, Expression target, object? value)
    {
        var parameter = Parameter.FactoryFor(Nullable.GetUnderlyingType(target.Type) ?? target.Type)(Given(op, value));
        return parameter.Type == target.Type ? parameter : Expression.Convert(parameter, target.Type);
    }

    private static object?[] List(FilterOperator op, object? value) => (object?[])Given(op, value);

    private static object Given(FilterOperator op, object? value) => value is not null
        ? Checked(value)
        : throw new GraphQLException(
            $"The filter operator `{FilterOperators.NameOf(op)}` takes a value, not null. Leave it out, or ask for null with `eq` or `neq`.",
            ErrorCodes.BadUserInput);

    private static object Checked(object value) => value switch
    {
        string text when text.Contains('\0', StringComparison.Ordinal) => throw new GraphQLException(
            "A text in a filter holds the character U+0000, which no stored text can hold.", ErrorCodes.BadUserInput),
        // Half of a surrogate pair is no character; stored texts have U+FFFD in its place, and so has what is looked for.
        string text => string.Concat(text.EnumerateRunes()),
        _ => value,
    };
}
