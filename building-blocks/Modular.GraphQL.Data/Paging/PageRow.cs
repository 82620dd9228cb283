namespace Modular.GraphQL.Data.Paging;

/// <summary>A row of a page as it is read: the item and its place, each null where it was not asked for.</summary>
internal sealed class PageRow<T>(T? item, object?[]? place) where T : class
{
    /// <summary>The item.</summary>
    public T? Item { get; } = item;

    /// <summary>The values of the keyset's keys.</summary>
    public object?[]? Place { get; } = place;
}
