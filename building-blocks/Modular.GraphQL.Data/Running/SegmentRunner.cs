using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Running;

/// <summary>Reads segments of lists, for <see cref="UseOffsetPagingAttribute"/>.</summary>
internal sealed class SegmentRunner<T>(ArgumentDraft skip, ArgumentDraft take, PagingLimits limits, bool project) : WindowRunner<T>(project) where T : class
{
    /// <inheritdoc/>
    protected override RowWindow WindowOf(FieldContext context)
    {
        var from = (int?)context.Arguments[skip.Ordinal] ?? 0;
        if (from < 0)
            throw new GraphQLException($"`skip` must not be negative, but is {from}.", ErrorCodes.BadUserInput);
        // One row more tells whether there is another segment.
        return new(from, limits.Check("take", (int?)context.Arguments[take.Ordinal]) + 1);
    }

    /// <inheritdoc/>
    protected override object ValueOf(List<PageRow<T>> rows, RowWindow window, int total)
    {
        var hasNext = rows.Count == window.Take;
        if (hasNext)
            rows.RemoveAt(rows.Count - 1);
        return new CollectionSegment(rows.ConvertAll(r => (object?)r.Item), new CollectionSegmentInfo(hasNext, window.Skip > 0), total);
    }

    /// <inheritdoc/>
    protected override (PageParts Parts, PropertyTree Items) Read(FieldSelection selection)
    {
        var parts = selection.SelectionsFor((ObjectType)selection.Field.Type.Named).ToLookup(p => p.Field.Name);
        var tree = new PropertyTree();
        foreach (var items in parts["items"])
            tree.Add(ItemsOf(items));
        return (new PageParts(parts.Contains("items"), Cursors: false, parts.Contains("pageInfo"), parts.Contains("totalCount")), tree);
    }
}
