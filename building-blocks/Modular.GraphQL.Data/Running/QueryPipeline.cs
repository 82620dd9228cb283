using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Partitions;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Running;

/// <summary>What becomes of the query that a field's resolver gives.</summary>
internal interface IQueryPipeline
{
    /// <summary>Puts itself around the resolver.</summary>
    void AddTo(FieldDraft field);
}

/// <summary>
/// Changes the resolver's query by the arguments and runs it: at once for a root field; for other fields, the queries of all parents
/// of a level together.
/// </summary>
internal sealed class QueryPipeline<T>(IReadOnlyList<object> steps, QueryRunner<T> runner) : IQueryPipeline where T : class
{
    private readonly QueryStep<T>[] _steps = [.. steps.Cast<QueryStep<T>>()];

    /// <inheritdoc/>
    public void AddTo(FieldDraft field)
    {
        if (field.IsRoot)
            field.Middleware.Add(Around);
        else
            field.Gathering = GatherAsync;
    }

    private FieldNext Around(FieldNext next) => async context =>
        await next(context) is IQueryable<T> query ? await runner.RunAsync(Apply(query, context), context) : null;

    private async ValueTask<IReadOnlyList<object?>> GatherAsync(FieldContext context, IReadOnlyList<object> results)
    {
        var values = new object?[results.Count];
        foreach (var group in ParentQueries<T>.Of([.. results.Cast<IQueryable<T>>()], context.Field.Coordinate))
        {
            if (group.Partition is not { } partition)
            {
                var value = await runner.RunAsync(Apply(group.Single!, context), context);
                foreach (var row in group.Rows)
                    values[row] = value;
                continue;
            }

            var each = await runner.RunEachAsync(partition.With(q => Apply(q, context)), context);
            var byKey = partition.Keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => each[k.i]);
            for (var i = 0; i < group.Rows.Count; i++)
                values[group.Rows[i]] = byKey[group.Keys![i]];
        }

        return values;
    }

    private IQueryable<T> Apply(IQueryable<T> query, FieldContext context) =>
        _steps.Aggregate(query, (changed, step) => step.Apply(changed, context));
}
