using Catalogue.CheckProduct;
using Catalogue.Contracts;
using Catalogue.EnterProduct;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.EditProduct;

/// <summary>Changing goods.</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Write)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class EditProductMutations
{
    /// <summary>Changes what is said of a product. One that was approved goes back to review and is not for sale until then (CAT-01).</summary>
    /// <param name="productId">The product.</param>
    /// <param name="title">The title, at most 120 characters.</param>
    /// <param name="description">What it is, how it is used, what comes after the sale; at most 4000 characters (CAT-08).</param>
    /// <param name="category">The category's code, one of <c>productCategories</c> (CAT-06).</param>
    /// <param name="brand">The brand, at most 60 characters; left out for goods without one (CAT-13).</param>
    /// <param name="attributes">All values of the category's attributes from now on, at most 60 (CAT-05); those that it has where left out.</param>
    /// <param name="usage">How it is used, at most 2000 characters; what is said where left out, nothing for empty text (CAT-08).</param>
    /// <param name="afterSales">What comes after the sale, at most 2000 characters; what is said where left out, nothing for empty text (CAT-08).</param>
    /// <param name="expectedVersion">The version that the editor has seen; where the product has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> EditProductAsync(
        ProductId productId, string title, string description, string category, string? brand, IReadOnlyList<AttributeValueInput>? attributes, string? usage, string? afterSales,
        int? expectedVersion, CatalogueDb db, ICaller caller, ProductChecker checker, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var details = ProductDetailsInput.Check(
            problems, title, description, category, brand, await db.LoadCategoriesAsync(cancellationToken), new(attributes, usage, afterSales));
        return problems.IsEmpty
            ? await db.ChangeProductAsync(
                ProductActions.Edit, productId, expectedVersion, allowed, p => p.Edit(details, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken, checker)
            : problems.Errors;
    }

    /// <summary>Adds a variant to a product. One that was approved goes back to review and is not for sale until then (CAT-01, CAT-04).</summary>
    /// <param name="productId">The product.</param>
    /// <param name="variant">The variant, in the currency of the product's others.</param>
    /// <param name="expectedVersion">The version that the editor has seen; where the product has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Error<IllegalTransitionError>]
    [Error<SkuTakenError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> AddProductVariantAsync(
        ProductId productId, ProductVariantInput variant, int? expectedVersion,
        CatalogueDb db, ICaller caller, ProductChecker checker, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var details = variant.Check(problems, "variant.");
        if (!problems.IsEmpty)
            return problems.Errors;
        var (product, refused) = await db.FindForAsync(ProductActions.AddVariant, productId, expectedVersion, allowed, cancellationToken);
        if (product is null)
            return refused;
        if (product.Variants.Count >= Product.MostVariants)
            return new[] { Text.Invalid("variant", "VARIANTS_COUNT", Product.MostVariants) };
        if (product.Variants.Any(v => v.Currency != details.Currency))
            return new[] { Text.Invalid("variant.price", "VARIANTS_CURRENCY") };
        // Another variant is another version of the product: who submits or approves it at the same time has not seen this one.
        db.Entry(product).Property(p => p.Version).IsModified = true;
        var before = product.SubmissionCount;
        if (product.AddVariant(new(Guid.CreateVersion7()), details, Actor.Of(caller), clock.GetUtcNow().UtcDateTime) is { } illegal)
            return new[] { illegal };
        if (product.SubmissionCount != before)
            await checker.NoteAsync(product, cancellationToken);
        return await db.TrySaveVariantsAsync([product.Variants[^1]], cancellationToken) is { } error ? new[] { error } : product;
    }

    /// <summary>Sets another price for a variant, for orders from now on; what was ordered keeps the price of its order (CAT-09). What is being reviewed keeps its price until then.</summary>
    /// <param name="variantId">The variant.</param>
    /// <param name="price">The price of one, in the variant's currency.</param>
    /// <param name="expectedVersion">The version of the variant's product that the editor has seen; where the product has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The variant.</returns>
    [Error<IllegalTransitionError>]
    [return: GraphQLName("variant")]
    public static async Task<FieldResult<ProductVariant>> ChangePriceAsync(
        VariantId variantId, MoneyInput price, int? expectedVersion, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var amount = problems.Take("price", price.Check());
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Variants.AsNoTracking().SingleOrDefaultAsync(v => v.Id == variantId, cancellationToken) is not { } asked)
            return new[] { Missing.Variant(variantId) };
        var (product, refused) = await db.FindForAsync(ProductActions.ChangePrice, asked.ProductId, expectedVersion, allowed, cancellationToken);
        if (product is null)
            return refused;
        var variant = product.Variants.Single(v => v.Id == variantId);
        if (variant.Currency != amount.Currency)
            return new[] { Text.Invalid("price", "VARIANTS_CURRENCY") };
        variant.Reprice(amount.Amount);
        // Another price is another version of the product: of two who set one at the same time, the second has not seen the first one's.
        db.Entry(product).Property(p => p.Version).IsModified = true;
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new[] { conflict } : variant;
    }
}
