using System.Reflection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Data.Sorting;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>
/// Gives fields with <see cref="UseSortingAttribute"/> their <c>order</c>. An order of the client takes the place of the one that
/// the resolver's query has; without one the resolver's stands.
/// </summary>
internal sealed class SortingConvention : IFieldConvention
{
    // Each step is one more key in every comparison of rows, and one level more of the query's expression.
    private const int MaxSteps = 16;

    /// <inheritdoc/>
    public int Order => 400;

    /// <inheritdoc/>
    public void Apply(FieldDraft field, SchemaDrafting drafting)
    {
        if (field.Member?.GetCustomAttribute<UseSortingAttribute>() is not { } use
            || QueryField.ElementOf(field, "UseSorting", drafting) is not { } element)
            return;
        var (type, sort) = SortTypes.Of(drafting).Object(element, use.Properties, use.TypeName, field);
        var argument = field.Argument("order", type.NonNull.List, "The order; what is equal in the first step is ordered by the second, and so on.");
        field.Middleware.Add(QueryField.Typed<IQueryMiddleware>(typeof(Sorted<>), element, argument, sort).Around);
    }

    private sealed class Sorted<T>(ArgumentDraft order, SortNode sort) : IQueryMiddleware
    {
        public FieldNext Around(FieldNext next) => async context =>
        {
            var value = await next(context);
            return QueryField.Query<T>(value) is { } query && context.Arguments[order.Ordinal] is object?[] { Length: > 0 } steps ? Apply(query, steps) : value;
        };

        private IQueryable<T> Apply(IQueryable<T> query, object?[] steps)
        {
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
}
