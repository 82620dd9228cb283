using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>What a page is read for; what nobody asks for is not read.</summary>
/// <param name="Items">Whether the items themselves are wanted.</param>
/// <param name="Cursors">Whether cursors are wanted.</param>
/// <param name="PageInfo">Whether it is wanted what lies on both sides.</param>
/// <param name="TotalCount">Whether the number of all items is wanted.</param>
internal sealed record PageParts(bool Items, bool Cursors, bool PageInfo, bool TotalCount);

/// <summary>Reads one page of a query: one statement for the page and one for the total, each only where it is asked for.</summary>
internal static class PageReader<T> where T : class
{
    /// <summary>Reads the page.</summary>
    /// <param name="query">The query, filtered; its order is the order of the list.</param>
    /// <param name="request">Which page.</param>
    /// <param name="parts">What of it.</param>
    /// <param name="shape">Chooses the columns of the items.</param>
    /// <param name="cancellationToken">Reaches the database command.</param>
    public static async Task<Connection> ReadAsync(
        IQueryable<T> query, PageRequest request, PageParts parts, IElementShape<T> shape, CancellationToken cancellationToken)
    {
        var model = ElementModel.Of(query);
        var (unordered, order) = QueryOrder.TakeFrom(query);
        var keyset = Keyset<T>.Of(order, model);
        var all = query.Provider.CreateQuery<T>(unordered);
        var total = parts.TotalCount ? await all.CountAsync(cancellationToken) : 0;

        var range = all;
        if (request.After is { } after)
            range = keyset.Beyond(range, keyset.Cursors.Decode("after", after), reversed: false);
        if (request.Before is { } before)
            range = keyset.Beyond(range, keyset.Cursors.Decode("before", before), reversed: true);
        if (!parts.Items && !parts.Cursors && !parts.PageInfo)
            return new Connection { PageInfo = new PageInfo(false, false, null, null), Nodes = [], Edges = [], TotalCount = total };

        var size = request.Size + 1;
        var sorted = keyset.Sort(range, request.IsBackward).Take(size);
        var rows = await shape.ReadAsync(sorted, model, parts.Items, parts.Cursors ? keyset : null, cancellationToken);
        var hasMore = rows.Count > request.Size;
        if (hasMore)
            rows.RemoveAt(request.Size);
        if (request.IsBackward)
            rows.Reverse();
        return ToConnection(rows, parts, request, hasMore, keyset, total);
    }

    private static Connection ToConnection(
        List<PageRow<T>> rows, PageParts parts, PageRequest request, bool hasMore, Keyset<T> keyset, int total)
    {
        var edges = new Edge[rows.Count];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = new Edge(rows[i].Item, rows[i].Place is { } place ? keyset.Cursors.Encode(place) : null);
        return new Connection
        {
            Edges = edges,
            Nodes = parts.Items ? rows.ConvertAll(r => (object)r.Item!) : [],
            TotalCount = total,
            // The side that was not read: there was something, at least at the time when the cursor was given.
            PageInfo = new PageInfo(
                HasNextPage: request.IsBackward ? request.Before is not null : hasMore,
                HasPreviousPage: request.IsBackward ? hasMore : request.After is not null,
                StartCursor: edges is [var first, ..] ? first.Cursor : null,
                EndCursor: edges is [.., var last] ? last.Cursor : null),
        };
    }
}
