using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Filtering;

/// <summary>
/// Counts the conditions of one filter. The databases' and EF Core's work grows with them, and a very long filter would be
/// a very deep expression.
/// </summary>
internal sealed class FilterBudget
{
    /// <summary>The most conditions in one filter.</summary>
    public const int MaxConditions = 200;

    private int _spent;

    /// <summary>One more condition. Throws LIMIT_EXCEEDED over the limit.</summary>
    public void Spend()
    {
        if (++_spent > MaxConditions)
            throw new GraphQLException($"The filter has more than {MaxConditions} conditions.", ErrorCodes.LimitExceeded);
    }
}

/// <summary>Turns one input object of a filter into a condition. Made once, when the schema is built.</summary>
internal abstract class FilterNode
{
    /// <summary>The condition that the input states of the target; null where it states none.</summary>
    public abstract Expression? Build(Expression target, InputObjectValue input, FilterBudget budget);

    /// <summary>Both conditions; null where there is none.</summary>
    protected static Expression? And(Expression? left, Expression? right) =>
        left is null ? right : right is null ? left : Expression.AndAlso(left, right);

    /// <summary>The input object of a field; null is no filter, and is refused so that a variable left empty does not widen the answer.</summary>
    protected static InputObjectValue Object(string field, object? value) => value as InputObjectValue
        ?? throw new GraphQLException($"The filter `{field}` is null. Leave it out, or write `{field}: {{ eq: null }}` to find what has no value.", ErrorCodes.BadUserInput);
}

/// <summary>A filter on a single value: <c>{ eq: 1, in: [1, 2] }</c>. All operators that are given must hold.</summary>
internal sealed class ValueFilter(IReadOnlyList<(ArgumentDraft Field, FilterOperator Operator)> operators, Func<object?, object?> bind) : FilterNode
{
    /// <summary>The same operators over values of another C# type.</summary>
    public ValueFilter BoundBy(Func<object?, object?> other) => new(operators, other);

    /// <inheritdoc/>
    public override Expression? Build(Expression target, InputObjectValue input, FilterBudget budget)
    {
        Expression? result = null;
        foreach (var (field, op) in operators)
        {
            if (!input.IsGiven(field.Ordinal))
                continue;
            budget.Spend();
            var given = input[field.Ordinal];
            result = And(result, ValuePredicate.Build(op, target, given is object?[] list ? Array.ConvertAll(list, Bound) : Bound(given)));
        }

        return result;
    }

    private object? Bound(object? value) => value is null ? null : bind(value);
}

/// <summary>A filter on an object: on its properties, and with <c>and</c> and <c>or</c> of such filters.</summary>
internal sealed class ObjectFilter : FilterNode
{
    private readonly List<(ArgumentDraft Field, PropertyInfo Property, FilterNode Filter)> _properties = [];

    /// <summary>The field <c>and</c>: all of the filters hold.</summary>
    public ArgumentDraft? AllOf { get; set; }

    /// <summary>The field <c>or</c>: at least one of the filters holds; of an empty list none does.</summary>
    public ArgumentDraft? AnyOf { get; set; }

    /// <summary>Adds a property.</summary>
    public void Add(ArgumentDraft field, PropertyInfo property, FilterNode filter) => _properties.Add((field, property, filter));

    /// <inheritdoc/>
    public override Expression? Build(Expression target, InputObjectValue input, FilterBudget budget)
    {
        Expression? result = null;
        foreach (var (field, property, filter) in _properties)
        {
            if (input.IsGiven(field.Ordinal))
                result = And(result, OfProperty(Expression.Property(target, property), filter, Object(field.Name, input[field.Ordinal]), budget));
        }

        foreach (var part in Parts(AllOf, input))
            result = And(result, Build(target, part, budget));
        if (AnyOf is not { } or || !input.IsGiven(or.Ordinal))
            return result;
        budget.Spend();
        return And(result, Either(target, Parts(or, input), budget));
    }

    private Expression? Either(Expression target, IEnumerable<InputObjectValue> parts, FilterBudget budget)
    {
        Expression? either = Expression.Constant(false);
        foreach (var part in parts)
        {
            budget.Spend();
            // An alternative without conditions holds for everything; the others are still read, for their mistakes.
            var condition = Build(target, part, budget);
            either = either is null || condition is null ? null : either is ConstantExpression ? condition : Expression.OrElse(either, condition);
        }

        return either;
    }

    private static Expression? OfProperty(Expression value, FilterNode filter, InputObjectValue input, FilterBudget budget)
    {
        if (filter is not ObjectFilter || !Comparison.CanBeNull(value.Type))
            return filter.Build(value, input, budget);
        var inner = Nullable.GetUnderlyingType(value.Type) is null ? value : Expression.Property(value, "Value");
        return filter.Build(inner, input, budget) is { } condition ? Expression.AndAlso(Comparison.IsNotNull(value), condition) : null;
    }

    private static IEnumerable<InputObjectValue> Parts(ArgumentDraft? field, InputObjectValue input)
    {
        if (field is null || !input.IsGiven(field.Ordinal))
            return [];
        return input[field.Ordinal] is object?[] parts
            ? parts.Cast<InputObjectValue>()
            : throw new GraphQLException($"The filter `{field.Name}` is null. Leave it out, or give it a list.", ErrorCodes.BadUserInput);
    }
}

/// <summary>A filter on a collection: on all, none or some of its items, or on whether it has any.</summary>
internal sealed class CollectionFilter(Type item, FilterNode filter, ArgumentDraft all, ArgumentDraft none, ArgumentDraft some, ArgumentDraft any) : FilterNode
{
    private readonly MethodInfo _all = Method(nameof(Enumerable.All), 2, item);
    private readonly MethodInfo _anyThat = Method(nameof(Enumerable.Any), 2, item);
    private readonly MethodInfo _any = Method(nameof(Enumerable.Any), 1, item);

    /// <inheritdoc/>
    public override Expression? Build(Expression target, InputObjectValue input, FilterBudget budget)
    {
        Expression? result = null;
        if (Items(all) is { } everyone)
            result = Expression.Call(_all, target, everyone);
        if (Items(none) is { } noOne)
            result = And(result, Expression.Not(Expression.Call(_anyThat, target, noOne)));
        if (Items(some) is { } someone)
            result = And(result, Expression.Call(_anyThat, target, someone));
        if (!input.IsGiven(any.Ordinal))
            return result;
        budget.Spend();
        var has = Expression.Call(_any, target);
        return And(result, input[any.Ordinal] switch
        {
            true => has,
            false => Expression.Not(has),
            _ => throw new GraphQLException("The filter `any` takes true or false, not null.", ErrorCodes.BadUserInput),
        });

        LambdaExpression? Items(ArgumentDraft field)
        {
            if (!input.IsGiven(field.Ordinal))
                return null;
            budget.Spend();
            var element = Expression.Parameter(item, "item");
            return Expression.Lambda(filter.Build(element, Object(field.Name, input[field.Ordinal]), budget) ?? Expression.Constant(true), element);
        }
    }

    private static MethodInfo Method(string name, int parameters, Type item) => typeof(Enumerable).GetMethods()
        .First(m => m.Name == name && m.GetParameters().Length == parameters).MakeGenericMethod(item);
}
