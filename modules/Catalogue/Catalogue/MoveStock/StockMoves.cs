using Catalogue.Contracts;
using Catalogue.Persistence;
using Modular.Persistence;

namespace Catalogue.MoveStock;

/// <summary>The one statement by which stock moves (CAT-04).</summary>
internal static class StockMoves
{
    /// <summary>The most pieces of a variant that are counted; so many more fit into the column that no sum runs over.</summary>
    public const int MostOnHand = 1_000_000_000;

    /// <summary>
    /// Moves the stock of a variant, where most ≥ onHand ≥ reserved ≥ 0 holds afterwards. It is decided by the statement that does it, so no two take the same piece; its differences
    /// stay within the column, whatever number is asked for.
    /// </summary>
    /// <returns>Whether it has moved.</returns>
    public static async Task<bool> TryMoveAsync(this CatalogueDb db, VariantId variant, int onHand, int reserved, CancellationToken cancellationToken) =>
        await db.ChangeRowsAsync(
            db.StockLevels.Where(s => s.VariantId == variant && s.Reserved >= -reserved && s.OnHand - s.Reserved >= reserved - onHand && s.OnHand <= MostOnHand - onHand),
            set => set.SetProperty(s => s.OnHand, s => s.OnHand + onHand).SetProperty(s => s.Reserved, s => s.Reserved + reserved), cancellationToken) == 1;

    /// <summary>As <see cref="TryMoveAsync"/>, where only a broken invariant could stand against it.</summary>
    /// <exception cref="InvalidOperationException">It does.</exception>
    public static async Task MoveAsync(this CatalogueDb db, VariantId variant, int onHand, int reserved, CancellationToken cancellationToken)
    {
        if (!await db.TryMoveAsync(variant, onHand, reserved, cancellationToken))
            throw new InvalidOperationException($"The stock of {variant.Value} cannot move by {onHand} on hand and {reserved} reserved.");
    }
}
