using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.ReviewProduct;

/// <summary>The times that a product was handed in.</summary>
[ExtendObjectType<Product>]
internal static class ProductSubmissions
{
    /// <summary>The times that it was handed in, the newest first, with what the checks and the reviewer found (CAT-01); empty for those who may not read products of the merchant that are not listed.</summary>
    [UsePaging]
    [Authorize(CataloguePermissions.Read)]
    public static IQueryable<ProductSubmission> GetSubmissions([Parent(Requires = $"{nameof(Product.Id)} {nameof(Product.MerchantId)}")] Product product, CatalogueDb db)
    {
        // Compared with the row alone, so that it is asked for many products at once; nobody has the empty id.
        var id = db.Caller.Has(CataloguePermissions.Read, product.MerchantId.Value) ? product.Id : new(Guid.Empty);
        return db.Submissions.AsNoTracking().Where(s => s.ProductId == id).OrderByDescending(s => s.Number);
    }
}

/// <summary>Who handed a product in and who decided.</summary>
[ObjectType<ProductSubmission>]
internal static class SubmissionFields
{
    /// <summary>Who handed it in, by name; null for the platform, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetSubmitterAsync([Parent(Requires = nameof(ProductSubmission.SubmitterId))] IReadOnlyList<ProductSubmission> all, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. all.Select(s => s.SubmitterId)], cancellationToken);

    /// <summary>Who decided, by name; null before, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetDeciderAsync([Parent(Requires = nameof(ProductSubmission.DeciderId))] IReadOnlyList<ProductSubmission> all, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. all.Select(s => s.DeciderId)], cancellationToken);
}
