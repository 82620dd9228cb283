using System.Linq.Expressions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Filtering;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>Leaves the rows that <c>where</c> describes.</summary>
internal sealed class FilterStep<T>(ArgumentDraft where, FilterNode filter) : QueryStep<T> where T : class
{
    /// <inheritdoc/>
    public override IQueryable<T> Apply(IQueryable<T> query, FieldContext context)
    {
        if (context.Arguments[where.Ordinal] is not InputObjectValue input)
            return query;
        var row = Expression.Parameter(typeof(T), "row");
        return filter.Build(row, input, new FilterBudget()) is { } condition
            ? query.Where(Expression.Lambda<Func<T, bool>>(condition, row))
            : query;
    }
}
