using Catalogue.CheckProduct;
using Catalogue.Contracts;
using Catalogue.EditProduct;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.SubmitProduct;

/// <summary>Handing goods in for review.</summary>
[MutationType]
[Idempotent]
internal static class SubmitProductMutation
{
    /// <summary>
    /// Hands a product in for review, the first time or after changes were asked for (CAT-01). The automatic checks run first: what they find stands with the submission, and what is
    /// BLOCKING keeps the product from being handed in (CAT-08).
    /// </summary>
    /// <param name="productId">The product.</param>
    /// <param name="expectedVersion">The version that the merchant has seen; where the product has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The product.</returns>
    [Bulk]
    [Authorize(CataloguePermissions.Write)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<ProductIncompleteError>]
    [Error<ProductChecksFailedError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("product")]
    public static Task<FieldResult<Product>> SubmitProductAsync(
        ProductId productId, int? expectedVersion, CatalogueDb db, ICaller caller, ProductChecker checker, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken) =>
        db.ChangeProductAsync(ProductActions.Submit, productId, expectedVersion, allowed, p => p.Submit(Actor.Of(caller), clock.GetUtcNow().UtcDateTime), cancellationToken, checker);
}
