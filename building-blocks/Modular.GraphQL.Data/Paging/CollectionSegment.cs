namespace Modular.GraphQL.Data.Paging;

/// <summary>Some neighbouring items of a list: the runtime value of every segment type.</summary>
/// <param name="Items">The items in order; null stands for items of which nothing is asked.</param>
/// <param name="PageInfo">What lies on both sides.</param>
/// <param name="TotalCount">The number of all items; zero where the selection does not ask for it.</param>
internal sealed record CollectionSegment(IReadOnlyList<object?> Items, CollectionSegmentInfo PageInfo, int TotalCount);

/// <summary>What lies on both sides of a segment.</summary>
internal sealed record CollectionSegmentInfo(bool HasNextPage, bool HasPreviousPage);
