using System.Diagnostics;

namespace Modular.GraphQL.Execution;

/// <summary>Calls the resolver of one column: once for a batch, once for each row otherwise.</summary>
internal static class ColumnResolution
{
    /// <summary>Starts resolving. <paramref name="arrive"/> is called once, from any thread, when all values are there; it may be called before this returns.</summary>
    public static void Start(FieldColumn column, ObjectBatch batch, RequestContext request, VariableValues variables, Action<FieldColumn> arrive)
    {
        ArgumentValues arguments;
        try
        {
            arguments = column.Field.Arguments.For(variables);
        }
        catch (GraphQLException e)
        {
            Array.Fill(column.Values, Faults.Of(e, column.Field));
            arrive(column);
            return;
        }

        if (column.Field.Resolver is PropertyResolver property)
        {
            ReadAll(column, batch, property);
            arrive(column);
            return;
        }

        var span = Stage.ResolverBatch.Begin();
        if (!span.IsObserved)
        {
            Call(column, batch, request, arguments, arrive);
            return;
        }

        span.Activity?.SetTag("graphql.field", column.Field.Field.Coordinate).SetTag("graphql.batch.size", column.Values.Length);
        Call(column, batch, request, arguments, Ending(span, arrive));
        // The resolvers go on within the span; what is started after them is not within it.
        if (span.Activity is { } activity)
            Activity.Current = activity.Parent;
    }

    private static Action<FieldColumn> Ending(Stage.Span span, Action<FieldColumn> arrive) => column =>
    {
        span.Dispose();
        arrive(column);
    };

    private static void Call(FieldColumn column, ObjectBatch batch, RequestContext request, ArgumentValues arguments, Action<FieldColumn> arrive)
    {
        switch (column.Field.Resolver)
        {
            case RowResolver row:
                ResolveRows(column, batch, row, request, arguments, arrive);
                break;
            case BatchFieldResolver all:
                _ = ResolveBatchAsync(column, batch, all, request, arguments, arrive);
                break;
            default:
                throw new InvalidOperationException($"{column.Field.Resolver.GetType()} is not a kind of resolver that the executor knows.");
        }
    }

    private static void ReadAll(FieldColumn column, ObjectBatch batch, PropertyResolver property)
    {
        for (var i = 0; i < column.Values.Length; i++)
        {
            try
            {
                column.Values[i] = property.Read(batch.Objects[i]!);
            }
            catch (Exception e)
            {
                column.Values[i] = Faults.Of(e, column.Field);
            }
        }
    }

    private static void ResolveRows(
        FieldColumn column, ObjectBatch batch, RowResolver resolver, RequestContext request, ArgumentValues arguments, Action<FieldColumn> arrive)
    {
        column.Expect(column.Values.Length);
        for (var i = 0; i < column.Values.Length; i++)
        {
            var context = new ResolverContext
            {
                Request = request,
                Selection = column.Field,
                ArgumentValues = arguments,
                Parent = batch.Objects[i],
            };
            ValueTask<object?> task;
            try
            {
                task = resolver.Resolve(context);
                if (task.IsCompletedSuccessfully)
                {
                    column.Values[i] = task.Result;
                    column.Arrive();
                    continue;
                }
            }
            catch (Exception e)
            {
                column.Values[i] = Faults.Of(e, column.Field);
                column.Arrive();
                continue;
            }

            _ = AwaitRowAsync(column, i, task, arrive);
        }

        if (column.Arrive())
            arrive(column);
    }

    private static async Task AwaitRowAsync(FieldColumn column, int row, ValueTask<object?> task, Action<FieldColumn> arrive)
    {
        try
        {
            column.Values[row] = await task;
        }
        catch (Exception e)
        {
            column.Values[row] = Faults.Of(e, column.Field);
        }

        if (column.Arrive())
            arrive(column);
    }

    private static async Task ResolveBatchAsync(
        FieldColumn column, ObjectBatch batch, BatchFieldResolver resolver, RequestContext request, ArgumentValues arguments, Action<FieldColumn> arrive)
    {
        try
        {
            var context = new BatchResolverContext
            {
                Request = request,
                Selection = column.Field,
                ArgumentValues = arguments,
                Parents = batch.Objects!,
            };
            var values = await resolver.Resolve(context);
            if (values.Count != column.Values.Length)
            {
                throw new InvalidOperationException(
                    $"The batch resolver of {column.Field.Field.Coordinate} gave {values.Count} values for {column.Values.Length} parents.");
            }

            for (var i = 0; i < values.Count; i++)
                column.Values[i] = values[i];
        }
        catch (Exception e)
        {
            Array.Fill(column.Values, Faults.Of(e, column.Field));
        }

        arrive(column);
    }
}
