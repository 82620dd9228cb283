using Modular.GraphQL;

namespace Modular.Benchmarks.Engine;

/// <summary>What the engine is measured with.</summary>
[QueryType]
public static class ShelfQueries
{
    private static readonly ShelfItem[] Items = [.. Enumerable.Range(0, 50).Select(i => new ShelfItem(
        i, $"Item {i}", i * 100L, [.. Enumerable.Range(0, 3).Select(v => new ShelfVariant($"SKU-{i}-{v}", v))]))];

    /// <summary>The items, always the same.</summary>
    [ListSize(AssumedSize = 50)]
    public static IReadOnlyList<ShelfItem> GetShelf() => Items;
}

/// <summary>An item.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Price">Its price, in minor units.</param>
/// <param name="Variants">The forms it comes in.</param>
public sealed record ShelfItem(int Id, string Name, long Price, IReadOnlyList<ShelfVariant> Variants);

/// <summary>A form that an item comes in.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="Stock">How many there are.</param>
public sealed record ShelfVariant(string Sku, int Stock);
