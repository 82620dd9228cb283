using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>Runs a field's pipeline for every parent of a level and has the values made from all results together.</summary>
internal static class GatheredRows
{
    public static BatchFieldResolver Of(FieldNext next, FieldGathering gather) => new(async context =>
    {
        var values = new object?[context.Parents.Count];
        var results = new List<object>(values.Length);
        var rows = new List<int>(values.Length);
        for (var row = 0; row < values.Length; row++)
        {
            try
            {
                // One after the other: what a scope holds, such as a DbContext, serves one call at a time.
                if (await next(Of(context, context.Parents[row])) is not { } result)
                    continue;
                results.Add(result);
                rows.Add(row);
            }
            catch (Exception e)
            {
                values[row] = Faults.Of(e, (FieldPlan)context.Selection);
            }
        }

        if (results.Count == 0)
            return values;
        var gathered = await gather(context, results);
        for (var i = 0; i < rows.Count; i++)
            values[rows[i]] = gathered[i] is Exception e ? Faults.Of(e, (FieldPlan)context.Selection) : gathered[i];
        return values;
    });

    private static ResolverContext Of(BatchResolverContext batch, object parent) => new()
    {
        Request = batch.Request,
        Selection = batch.Selection,
        ArgumentValues = batch.ArgumentValues,
        OwnServices = batch.OwnServices,
        Parent = parent,
    };
}
