using Catalogue.CheckProduct;
using Catalogue.Contracts;
using Catalogue.EditProduct;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.ShowProducts;

/// <summary>The one way to change the images of a product (CAT-07): of two who change them at once, the second is told, and what was approved goes to review again.</summary>
internal sealed class ChangeImages(CatalogueDb db, ProductChecker checker, AllowedActions allowed, ICaller caller, TimeProvider clock)
{
    /// <summary>Changes the images, tracked and in their order, and saves.</summary>
    /// <param name="action">The step.</param>
    /// <param name="id">The product.</param>
    /// <param name="expectedVersion">The version that was seen; null where the caller does not say.</param>
    /// <param name="change">Changes the images; by whom, and when (UTC). Gives what stands against it.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    public async Task<FieldResult<Product>> TakeAsync(
        StateAction<ProductFacts, ProductStatus> action, ProductId id, int? expectedVersion, Func<Product, List<ProductImage>, Actor, DateTime, Task<IUserError?>> change,
        CancellationToken cancellationToken)
    {
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        var (product, refused) = await db.FindForAsync(action, id, expectedVersion, allowed, cancellationToken);
        if (product is null)
            return refused;
        var images = await db.Images.Where(i => i.ProductId == id).OrderBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        var (by, at, before) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime, product.SubmissionCount);
        if (await change(product, images, by, at) is { } error)
            return new[] { error };
        // Other images are another version of the product: who submits or approves it at the same time has not seen these.
        db.Entry(product).Property(p => p.Version).IsModified = true;
        if (product.ChangeImages(action, by, at) is { } illegal)
            return new[] { illegal };
        if (await db.SaveEditionAsync(product, cancellationToken) is { IsSuccess: false } conflict)
            return conflict;
        if (product.SubmissionCount != before)
        {
            // The checks look at the images as they are now.
            await checker.NoteAsync(product, cancellationToken);
            if (await db.SaveEditionAsync(product, cancellationToken) is { IsSuccess: false } late)
                return late;
        }

        await writing.CommitAsync(cancellationToken);
        return product;
    }
}
