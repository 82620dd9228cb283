using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.StockAlerts;

/// <summary>Being told in time that goods run short.</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.MoveStock)]
[Error<NotFoundError>]
[Error<NotAuthorizedError>]
[Error<EditConflictError>]
internal static class StockAlertMutations
{
    private const int Largest = 1_000_000;

    /// <summary>Says of how many pieces of a variant on its merchant's people want to be told (CAT-04): once fewer than so many can be sold.</summary>
    /// <param name="variantId">The variant.</param>
    /// <param name="threshold">How many pieces there should be at least, 0 to 1 000 000; 0 for not being told any more.</param>
    /// <returns>The variant.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("variant")]
    public static async Task<FieldResult<ProductVariant>> SetLowStockThresholdAsync(
        VariantId variantId, int threshold, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (threshold is < 0 or > Largest)
            return new[] { Text.Invalid("threshold", "STOCK_THRESHOLD", Largest) };
        if (await db.Variants.AsNoTracking().SingleOrDefaultAsync(v => v.Id == variantId, cancellationToken) is not { } variant)
            return new[] { Missing.Variant(variantId) };
        var facts = (await db.LoadFactsAsync([variant.ProductId], cancellationToken))[variant.ProductId];
        if (allowed.RefuseCaller("setLowStockThreshold", facts) is { } refused)
            return new[] { refused };
        var wanted = await db.StockThresholds.SingleOrDefaultAsync(t => t.VariantId == variantId, cancellationToken)
            ?? db.Add(new StockThreshold { VariantId = variantId, MerchantId = variant.MerchantId }).Entity;
        wanted.Threshold = threshold;
        var saved = await db.SaveEditionAsync(wanted, cancellationToken);
        return saved.IsSuccess ? variant : FieldResult<ProductVariant>.Failure(saved.Errors);
    }

    /// <summary>Notes that somebody sees to goods that run short (CAT-04).</summary>
    /// <param name="stockAlertId">The alert.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The alert.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("stockAlert")]
    public static async Task<FieldResult<StockAlert>> AcknowledgeStockAlertAsync(
        StockAlertId stockAlertId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var found = await db.ReadableAlerts(tracked: true).SingleOrDefaultAsync(a => a.Id == stockAlertId, cancellationToken);
        return await turn.TakeAsync(
            StockAlertActions.Acknowledge, found, async () => (await db.LoadAlertFactsAsync([stockAlertId], cancellationToken))[stockAlertId], Missing.StockAlert(stockAlertId), expectedVersion,
            (a, by, at) => a.Acknowledge(by, at), cancellationToken);
    }
}
