using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Filtering;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>Gives fields with <see cref="UseFilteringAttribute"/> their <c>where</c>.</summary>
internal sealed class FilteringConvention : IFieldConvention
{
    /// <inheritdoc/>
    public int Order => 300;

    /// <inheritdoc/>
    public void Apply(FieldDraft field, SchemaDrafting drafting)
    {
        if (field.Member?.GetCustomAttribute<UseFilteringAttribute>() is not { } use
            || QueryField.ElementOf(field, "UseFiltering", drafting) is not { } element)
            return;
        var (type, filter) = FilterTypes.Of(drafting).Object(element, use.Properties, use.TypeName, field);
        var argument = field.Argument("where", type, "Only what meets these conditions.");
        field.Middleware.Add(QueryField.Typed<IQueryMiddleware>(typeof(Filtered<>), element, argument, filter).Around);
    }

    private sealed class Filtered<T>(ArgumentDraft where, FilterNode filter) : IQueryMiddleware
    {
        public FieldNext Around(FieldNext next) => async context =>
        {
            var value = await next(context);
            return QueryField.Query<T>(value) is { } query && context.Arguments[where.Ordinal] is InputObjectValue input ? Apply(query, input) : value;
        };

        private IQueryable<T> Apply(IQueryable<T> query, InputObjectValue input)
        {
            var row = Expression.Parameter(typeof(T), "row");
            return filter.Build(row, input, new FilterBudget()) is { } condition
                ? query.Where(Expression.Lambda<Func<T, bool>>(condition, row))
                : query;
        }
    }
}
