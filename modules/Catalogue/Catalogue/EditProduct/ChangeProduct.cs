using Catalogue.CheckProduct;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.EditProduct;

/// <summary>What every step of a product begins with, and how it ends.</summary>
internal static class ChangeProduct
{
    /// <summary>Takes a step of a product and saves it, where the caller may. What is handed in by it is checked, where it can be (CAT-08).</summary>
    public static async Task<FieldResult<Product>> ChangeProductAsync(
        this CatalogueDb db, StateAction<ProductFacts, ProductStatus> action, ProductId id, int? expectedVersion, AllowedActions allowed, Func<Product, IUserError?> step, CancellationToken cancellationToken,
        ProductChecker? checker = null)
    {
        var (product, refused) = await db.FindForAsync(action, id, expectedVersion, allowed, cancellationToken);
        if (product is null)
            return refused;
        var before = product.SubmissionCount;
        if (step(product) is { } error)
            return new[] { error };
        if (checker is not null && product.SubmissionCount != before && await checker.NoteAsync(product, cancellationToken) is { } found && action == ProductActions.Submit)
            return new[] { found };
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new[] { conflict } : product;
    }

    /// <summary>The product, where the caller may take the action; otherwise why not.</summary>
    public static async Task<(Product? Product, IUserError[] Refused)> FindForAsync(
        this CatalogueDb db, StateAction<ProductFacts, ProductStatus> action, ProductId id, int? expectedVersion, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.FindProductAsync(id, cancellationToken) is not { } product)
            return (null, [Missing.Product(id)]);
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        var refused = ExpectedVersion.Check(product, expectedVersion) ?? (allowed.Refuse(action, facts) is [var first, ..] ? first : null);
        return refused is null ? (product, []) : (null, [refused]);
    }
}
