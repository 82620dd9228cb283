using Catalogue.Contracts;
using Catalogue.EditProduct;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.ListProduct;

/// <summary>Putting goods on the shelf and taking them off.</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Write)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ListProductMutations
{
    /// <summary>
    /// Puts an approved product on the shelf, at once (CAT-03); its merchant is in business and has valid papers (DOC-25), may use the brand that it names (CAT-13), and has the test
    /// report that the category asks for (CAT-10).
    /// </summary>
    /// <param name="productId">The product.</param>
    /// <param name="expectedVersion">The version that the merchant has seen; where the product has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Bulk]
    [Error<MerchantNotTradingError>]
    [Error<MerchantPapersNotValidError>]
    [Error<ProductHasFaultsError>]
    [Error<BrandNotAuthorisedError>]
    [Error<TestReportNotValidError>]
    [return: GraphQLName("product")]
    public static Task<FieldResult<Product>> ListProductAsync(
        ProductId productId, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        db.ChangeProductAsync(ProductActions.List, productId, expectedVersion, allowed, p => p.List(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken);

    /// <summary>Takes a product off the shelf, at once; open orders are still fulfilled (CAT-03).</summary>
    /// <param name="productId">The product.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the merchant has seen; where the product has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Bulk]
    [Error<InvalidInputError>]
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> DelistProductAsync(
        ProductId productId, string? reason, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.ParseOptional(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await db.ChangeProductAsync(ProductActions.Delist, productId, expectedVersion, allowed, p => p.Delist(why, Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken)
            : problems.Errors;
    }
}
