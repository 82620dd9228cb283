using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>Puts together what runs when a field is resolved: its scope, the conventions' middleware, its resolver.</summary>
internal static class Pipeline
{
    public static FieldResolver? Of(FieldDraft field)
    {
        if (field.Resolver is BatchFieldResolver batch)
            return field.NeedsScope ? InScope(batch) : batch;
        if (field.Middleware.Count == 0 && !field.NeedsScope && field.Gathering is null)
            return field.Resolver;
        FieldNext next = field.Resolver switch
        {
            RowResolver row => new(row.Resolve),
            PropertyResolver property => context => new(property.Read(context.Parent!)),
            _ => throw new InvalidOperationException($"{field} has nothing that middleware could go around."),
        };
        foreach (var middleware in Enumerable.Reverse(field.Middleware))
            next = middleware(next);
        if (field.Gathering is { } gather)
            return field.NeedsScope ? InScope(GatheredRows.Of(next, gather)) : GatheredRows.Of(next, gather);
        return new RowResolver(field.NeedsScope ? InScope(next) : new(next));
    }

    // A resolver that runs beside others may not share their DbContext. The scope outlives the middleware, since a query may run there.
    private static Func<ResolverContext, ValueTask<object?>> InScope(FieldNext next) => async context =>
    {
        await using var scope = RequestScope.Create(context.Request);
        context.OwnServices = scope.ServiceProvider;
        try
        {
            return await next(context);
        }
        finally
        {
            context.OwnServices = null;
        }
    };

    private static BatchFieldResolver InScope(BatchFieldResolver inner) => new(async context =>
    {
        await using var scope = RequestScope.Create(context.Request);
        context.OwnServices = scope.ServiceProvider;
        try
        {
            return await inner.Resolve(context);
        }
        finally
        {
            context.OwnServices = null;
        }
    });
}
