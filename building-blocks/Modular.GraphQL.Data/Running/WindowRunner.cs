using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Partitions;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>Reads rows by their number: a list, a segment of one, a single row.</summary>
internal abstract class WindowRunner<T>(bool project) : QueryRunner<T>(project) where T : class
{
    /// <inheritdoc/>
    public override async Task<object?> RunAsync(IQueryable<T> query, FieldContext context)
    {
        var window = WindowOf(context);
        var selected = SelectedBy(context.Selection);
        var total = selected.Parts.TotalCount ? await OrderedQuery<T>.Of(query).Rows.CountAsync(context.CancellationToken) : 0;
        var rows = selected.Parts.ReadsRows
            ? (await selected.Shape.ReadAsync(query, window, selected.Parts.Items, places: false, context.CancellationToken)).Rows
            : [];
        return ValueOf(rows, window, total) is var value && value is Exception e ? throw e : value;
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<object?>> RunEachAsync(QueryPartition<T> partition, FieldContext context)
    {
        var window = WindowOf(context);
        var selected = SelectedBy(context.Selection);
        var all = OrderedQuery<T>.Of(partition.Query);
        var totals = selected.Parts.TotalCount ? await partition.CountAsync(all, context.CancellationToken) : [];
        var rows = selected.Parts.ReadsRows
            ? await partition.ReadAsync(all, window, selected.Shape, selected.Parts.Items, places: false, context.CancellationToken)
            : [];
        return [.. partition.Keys.Select(k => ValueOf(rows.GetValueOrDefault(k) ?? [], window, totals.GetValueOrDefault(k)))];
    }

    /// <summary>Which rows are read. Throws <see cref="GraphQLException"/> where the arguments ask for too many.</summary>
    protected abstract RowWindow WindowOf(FieldContext context);

    /// <summary>The field's value for one parent's rows; an exception for an error of that parent.</summary>
    protected abstract object? ValueOf(List<PageRow<T>> rows, RowWindow window, int total);
}
