namespace Modular.GraphQL.Data.Paging;

/// <summary>A page of a list: the runtime value of every connection type.</summary>
internal sealed class Connection
{
    /// <summary>What lies on both sides of the page.</summary>
    public required PageInfo PageInfo { get; init; }

    /// <summary>The items in order; empty where the selection asks for none.</summary>
    public required IReadOnlyList<object> Nodes { get; init; }

    /// <summary>The items with their cursors; empty where the selection asks for none.</summary>
    public required IReadOnlyList<Edge> Edges { get; init; }

    /// <summary>The number of items on all pages; zero where the selection does not ask for it.</summary>
    public int TotalCount { get; init; }
}

/// <summary>An item of a page with its place.</summary>
internal sealed record Edge(object? Node, string? Cursor);

/// <summary>What lies on both sides of a page. The cursors are null for an empty page.</summary>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
