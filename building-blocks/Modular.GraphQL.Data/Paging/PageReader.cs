using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Partitions;

namespace Modular.GraphQL.Data.Paging;

/// <summary>What a page is read for; what nobody asks for is not read.</summary>
/// <param name="Items">Whether the items themselves are wanted.</param>
/// <param name="Cursors">Whether cursors are wanted.</param>
/// <param name="PageInfo">Whether it is wanted what lies on both sides.</param>
/// <param name="TotalCount">Whether the number of all items is wanted.</param>
internal sealed record PageParts(bool Items, bool Cursors, bool PageInfo, bool TotalCount)
{
    /// <summary>Whether rows have to be read at all.</summary>
    public bool ReadsRows => Items || Cursors || PageInfo;
}

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
        if (request is { After: null, Before: null } && parts is { ReadsRows: true, TotalCount: false })
        {
            var window = await shape.ReadAsync(query, WindowOf(request), parts.Items, parts.Cursors, cancellationToken);
            return ToConnection(window.Rows, parts, request, window.Keyset, total: 0);
        }

        var all = OrderedQuery<T>.Of(query);
        var range = RangeOf(all, request);
        var total = parts.TotalCount ? await all.Rows.CountAsync(cancellationToken) : 0;
        if (!parts.ReadsRows)
            return ToConnection([], parts, request, all.Keyset, total);

        var sorted = WindowOf(request).Of(all.Keyset.Sort(range.Rows, request.IsBackward));
        var rows = await shape.ReadAsync(sorted, all.Model, parts.Items, parts.Cursors ? all.Keyset.Place : null, cancellationToken);
        return ToConnection(rows, parts, request, all.Keyset, total);
    }

    /// <summary>Reads the same page for each parent, in the order of the partition's keys.</summary>
    public static async Task<IReadOnlyList<Connection>> ReadEachAsync(
        QueryPartition<T> partition, PageRequest request, PageParts parts, IElementShape<T> shape, CancellationToken cancellationToken)
    {
        var all = OrderedQuery<T>.Of(partition.Query);
        var range = RangeOf(all, request);
        var totals = parts.TotalCount ? await partition.CountAsync(all, cancellationToken) : [];
        var rows = parts.ReadsRows ? await partition.ReadAsync(range, WindowOf(request), shape, parts.Items, parts.Cursors, cancellationToken) : [];
        return [.. partition.Keys.Select(k => ToConnection(rows.GetValueOrDefault(k) ?? [], parts, request, all.Keyset, totals.GetValueOrDefault(k)))];
    }

    // One row more tells whether there is another page.
    private static RowWindow WindowOf(PageRequest request) => new(0, request.Size + 1, request.IsBackward);

    private static OrderedQuery<T> RangeOf(OrderedQuery<T> all, PageRequest request)
    {
        var keyset = all.Keyset;
        var range = all.Rows;
        if (request.After is { } after)
            range = keyset.Beyond(range, keyset.Cursors.Decode("after", after), reversed: false);
        if (request.Before is { } before)
            range = keyset.Beyond(range, keyset.Cursors.Decode("before", before), reversed: true);
        return all with { Rows = range };
    }

    private static Connection ToConnection(
        List<PageRow<T>> rows, PageParts parts, PageRequest request, Keyset<T> keyset, int total)
    {
        if (!parts.ReadsRows)
            return new Connection { PageInfo = new PageInfo(false, false, null, null), Nodes = [], Edges = [], TotalCount = total };
        var hasMore = rows.Count > request.Size;
        if (hasMore)
            rows.RemoveAt(request.Size);
        if (request.IsBackward)
            rows.Reverse();
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
