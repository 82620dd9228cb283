using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Data.Sorting;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>
/// Sorts as <c>order</c> says. An order of the client takes the place of the one that the resolver's query has; without one the
/// resolver's stands.
/// </summary>
internal sealed class SortStep<T>(ArgumentDraft order, SortNode sort) : QueryStep<T> where T : class
{
    // Each step is one more key in every comparison of rows, and one level more of the query's expression.
    private const int MaxSteps = 16;

    /// <inheritdoc/>
    public override IQueryable<T> Apply(IQueryable<T> query, FieldContext context)
    {
        if (context.Arguments[order.Ordinal] is not object?[] { Length: > 0 } steps)
            return query;
        if (steps.Length > MaxSteps)
            throw new GraphQLException($"The order has {steps.Length} steps; at most {MaxSteps} are taken.", ErrorCodes.LimitExceeded);
        var (expression, _) = QueryOrder.TakeFrom(query);
        for (var i = 0; i < steps.Length; i++)
        {
            var term = sort.Build((InputObjectValue)steps[i]!, typeof(T));
            expression = OrderMethods<T>.Call(expression, term.Selector, term.Descending, isFirst: i == 0);
        }

        return query.Provider.CreateQuery<T>(expression);
    }
}
