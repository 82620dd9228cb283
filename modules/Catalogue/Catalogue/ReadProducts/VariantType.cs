using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.ReadProducts;

/// <summary>The variant's fields that are not its own columns.</summary>
[ObjectType<ProductVariant>]
internal static class VariantType
{
    /// <summary>The price of one (CAT-09).</summary>
    [Cost(0)]
    public static Money GetPrice([Parent(Requires = $"{nameof(ProductVariant.PriceAmount)} {nameof(ProductVariant.Currency)}")] ProductVariant variant) =>
        new(variant.PriceAmount, variant.Currency);

    /// <summary>How many pieces there are and how many of them are promised (CAT-04); null for variants of merchants whose stock the caller may not read.</summary>
    [Authorize(CataloguePermissions.ReadStock)]
    public static Task<StockLevel?> GetStockAsync([Parent(Requires = nameof(ProductVariant.Id))] ProductVariant variant, IDataLoader<VariantId, StockLevel> stock, CancellationToken cancellationToken) =>
        stock.LoadAsync(variant.Id, cancellationToken);

    /// <summary>What has moved the stock, the newest first; empty for variants of merchants whose stock the caller may not read (CAT-04).</summary>
    [UsePaging]
    [Authorize(CataloguePermissions.ReadStock)]
    public static IQueryable<StockMovement> GetStockMovements([Parent(Requires = nameof(ProductVariant.Id))] ProductVariant variant, CatalogueDb db) =>
        db.ReadableMovements().Where(m => m.VariantId == variant.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id);
}

/// <summary>The stock's fields that are not its own columns.</summary>
[ObjectType<StockLevel>]
internal static class StockLevelType
{
    /// <summary>How many pieces can be sold: on hand and not promised.</summary>
    [Cost(0)]
    public static int GetAvailable([Parent(Requires = $"{nameof(StockLevel.OnHand)} {nameof(StockLevel.Reserved)}")] StockLevel level) => level.OnHand - level.Reserved;
}

/// <summary>Who moved stock.</summary>
[ObjectType<StockMovement>]
internal static class StockMovementType
{
    /// <summary>Who booked it, by name; null for the platform, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync([Parent(Requires = nameof(StockMovement.ById))] IReadOnlyList<StockMovement> movements, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. movements.Select(m => m.ById)], cancellationToken);
}
