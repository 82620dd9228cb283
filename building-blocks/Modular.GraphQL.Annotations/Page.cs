namespace Modular.GraphQL;

/// <summary>
/// A page of a list that no single query gives, merged from several places. A field with <see cref="UsePagingAttribute"/> that returns it is a
/// connection as every other; its resolver takes the arguments <c>int? first</c> and <c>string? after</c> itself.
/// </summary>
/// <param name="Items">The items in order.</param>
/// <param name="HasNextPage">Whether there are more behind them.</param>
/// <param name="CountAsync">Counts the items on all pages; run only where the total is asked for. Null where the connection has no total.</param>
public sealed record Page<T>(IReadOnlyList<PageItem<T>> Items, bool HasNextPage, Func<Task<int>>? CountAsync = null);

/// <summary>An item of a page.</summary>
/// <param name="Item">The item.</param>
/// <param name="Cursor">Its place; opaque to clients.</param>
public sealed record PageItem<T>(T Item, string Cursor);
