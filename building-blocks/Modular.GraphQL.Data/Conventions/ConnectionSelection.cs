using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Conventions;

/// <summary>Finds out which parts of a connection a selection asks for, and what it reads of the items.</summary>
internal static class ConnectionSelection
{
    /// <summary>The parts, and the properties of the items.</summary>
    public static (PageParts Parts, PropertyTree Items) Of(FieldSelection connection)
    {
        var tree = new PropertyTree();
        bool items = false, cursors = false, pageInfo = false, total = false;
        foreach (var part in Below(connection))
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

    private static PropertyTree ItemsOf(FieldSelection selection) =>
        selection.Field.Type.Named is ObjectType type ? PropertyTree.Of(selection.SelectionsFor(type), type) : PropertyTree.All();
}
