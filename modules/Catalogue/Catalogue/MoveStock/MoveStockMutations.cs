using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.MoveStock;

/// <summary>Booking stock in and out.</summary>
[MutationType]
[Idempotent(Required = true)]
[Authorize(CataloguePermissions.MoveStock)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<NotAuthorizedError>]
internal static class MoveStockMutations
{
    private const int Largest = 1_000_000;

    /// <summary>Books goods in that have arrived (CAT-04).</summary>
    /// <param name="variantId">The variant.</param>
    /// <param name="quantity">How many pieces, 1 to 1 000 000.</param>
    /// <param name="note">The delivery note, at most 200 characters.</param>
    /// <returns>The variant.</returns>
    [return: GraphQLName("variant")]
    public static Task<FieldResult<ProductVariant>> ReceiveStockAsync(
        VariantId variantId, int quantity, string? note, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        MoveAsync("receiveStock", StockMovementKind.Received, variantId, "quantity", quantity, least: 1, note, db, caller, clock, allowed, cancellationToken);

    /// <summary>Corrects the count of a variant (CAT-04). What is promised to orders cannot be taken away.</summary>
    /// <param name="variantId">The variant.</param>
    /// <param name="change">How many pieces more, or fewer where it is negative; not 0, at most 1 000 000 either way.</param>
    /// <param name="reason">Why, at most 200 characters.</param>
    /// <returns>The variant.</returns>
    [Error<StockShortError>]
    [return: GraphQLName("variant")]
    public static Task<FieldResult<ProductVariant>> AdjustStockAsync(
        VariantId variantId, int change, string reason, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        MoveAsync("adjustStock", StockMovementKind.Adjusted, variantId, "change", change, least: -Largest, reason, db, caller, clock, allowed, cancellationToken);

    private static async Task<FieldResult<ProductVariant>> MoveAsync(
        string mutation, StockMovementKind kind, VariantId id, string field, int change, int least, string? words,
        CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        if (change == 0 || change < least || change > Largest)
            problems.Add(field, Text.Broken("STOCK_QUANTITY", least, Largest));
        var note = kind == StockMovementKind.Adjusted
            ? problems.Take("reason", PlainText.Parse(words, FieldLengths.Note, "REASON_TEXT"))
            : problems.Take("note", PlainText.ParseOptional(words, FieldLengths.Note, "NOTE"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Variants.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } variant)
            return new[] { Missing.Variant(id) };
        var facts = (await db.LoadFactsAsync([variant.ProductId], cancellationToken))[variant.ProductId];
        if (allowed.RefuseCaller(mutation, facts) is { } refused)
            return new[] { refused };

        await using var writing = await db.BeginWritingAsync(cancellationToken);
        if (!await db.TryMoveAsync(id, onHand: change, reserved: 0, cancellationToken))
        {
            if (change > 0)
                return new[] { Text.Invalid(field, "STOCK_LARGEST", StockMoves.MostOnHand) };
            var free = await db.StockLevels.Where(s => s.VariantId == id).Select(s => s.OnHand - s.Reserved).SingleAsync(cancellationToken);
            return new[] { new StockShortError(Text.Of("STOCK_SHORT", free), free) };
        }

        db.Add(StockMovement.Of(id, variant.MerchantId, kind, change, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, note));
        await db.SaveChangesAsync(cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return variant;
    }
}
