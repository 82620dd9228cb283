using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Partitions;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Running;

/// <summary>The four arguments of a connection.</summary>
internal sealed record ConnectionArguments(ArgumentDraft First, ArgumentDraft After, ArgumentDraft Last, ArgumentDraft Before)
{
    /// <summary>The page that they ask for.</summary>
    public PageRequest Read(FieldContext context, PagingLimits limits) => PageRequest.Of(
        (int?)context.Arguments[First.Ordinal], (string?)context.Arguments[After.Ordinal],
        (int?)context.Arguments[Last.Ordinal], (string?)context.Arguments[Before.Ordinal], limits);
}

/// <summary>Reads pages of connections.</summary>
internal sealed class ConnectionRunner<T>(ConnectionArguments arguments, PagingLimits limits, bool project) : QueryRunner<T>(project) where T : class
{
    /// <inheritdoc/>
    public override async Task<object?> RunAsync(IQueryable<T> query, FieldContext context)
    {
        var selected = SelectedBy(context.Selection);
        return await PageReader<T>.ReadAsync(query, arguments.Read(context, limits), selected.Parts, selected.Shape, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<object?>> RunEachAsync(QueryPartition<T> partition, FieldContext context)
    {
        var selected = SelectedBy(context.Selection);
        return await PageReader<T>.ReadEachAsync(partition, arguments.Read(context, limits), selected.Parts, selected.Shape, context.CancellationToken);
    }

    /// <inheritdoc/>
    protected override (PageParts Parts, PropertyTree Items) Read(FieldSelection selection)
    {
        var tree = new PropertyTree();
        bool items = false, cursors = false, pageInfo = false, total = false;
        foreach (var part in Below(selection))
        {
            switch (part.Field.Name)
            {
                case "nodes":
                    items = true;
                    tree.Add(ItemsOf(part));
                    break;
                case "edges":
                    foreach (var inner in Below(part))
                    {
                        cursors |= inner.Field.Name == "cursor";
                        if (inner.Field.Name != "node")
                            continue;
                        items = true;
                        tree.Add(ItemsOf(inner));
                    }

                    // Edges of which nothing is asked are still to be counted out.
                    pageInfo = true;
                    break;
                case "pageInfo":
                    pageInfo = true;
                    cursors |= Below(part).Any(p => p.Field.Name is "startCursor" or "endCursor");
                    break;
                case "totalCount":
                    total = true;
                    break;
                default:
                    break;
            }
        }

        return (new PageParts(items, cursors, pageInfo, total), tree);
    }

    private static IReadOnlyList<FieldSelection> Below(FieldSelection selection) =>
        selection.SelectionsFor((ObjectType)selection.Field.Type.Named);
}
