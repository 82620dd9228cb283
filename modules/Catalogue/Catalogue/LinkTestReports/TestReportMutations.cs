using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.LinkTestReports;

/// <summary>Linking products to their test reports, which lie with the merchant's papers (CAT-10).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.Write)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class TestReportMutations
{
    private const string Kind = "PRODUCT_TEST_REPORT";
    private const int Most = 20;

    /// <summary>Links a product to a test report of its merchant (CAT-10); what was linked before stays as it is.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="documentId">The merchant's paper, a product test report that is approved and not out of date.</param>
    /// <returns>The product.</returns>
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> LinkTestReportAsync(
        ProductId productId, DocumentId documentId, CatalogueDb db, [Service] IEnumerable<IMerchantPapers> papers, ICaller caller, TimeProvider clock, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(db, productId, cancellationToken) is not { } product)
            return new[] { Missing.Product(productId) };
        if (allowed.RefuseCaller("linkTestReport", new ProductPlace(product.MerchantId)) is { } refused)
            return new[] { refused };
        if (papers.SingleOrDefault() is not { } reader
            || (await reader.FindAsync([documentId], cancellationToken)).GetValueOrDefault(documentId) is not { } paper || paper.Merchant != product.MerchantId)
            return new[] { Missing.Document(documentId) };
        if (paper.Type != Kind || !paper.IsInForce)
            return new[] { Text.Invalid("documentId", "TEST_REPORT_PAPER") };
        if (await db.TestReports.AnyAsync(t => t.ProductId == productId && t.DocumentId == documentId, cancellationToken))
            return product;
        if (await db.TestReports.CountAsync(t => t.ProductId == productId, cancellationToken) >= Most)
            return new[] { Text.Invalid("documentId", "TEST_REPORTS_COUNT", Most) };
        var report = new ProductTestReport
        {
            ProductId = productId, DocumentId = documentId, MerchantId = product.MerchantId, IsInForce = true, ValidUntil = paper.ValidUntil, LinkedAt = clock.GetUtcNow().UtcDateTime,
            LinkedById = caller.UserId,
        };
        db.Add(report);
        var saved = await db.SaveEditionAsync(report, cancellationToken);
        return saved.IsSuccess ? product : FieldResult<Product>.Failure(saved.Errors);
    }

    /// <summary>Takes the link of a product to a test report away (CAT-10). What is listed stays; it needs one in force when it is listed anew.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="documentId">The paper.</param>
    /// <returns>The product.</returns>
    [return: GraphQLName("product")]
    public static async Task<FieldResult<Product>> UnlinkTestReportAsync(
        ProductId productId, DocumentId documentId, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, productId, cancellationToken) is not { } product)
            return new[] { Missing.Product(productId) };
        if (allowed.RefuseCaller("unlinkTestReport", new ProductPlace(product.MerchantId)) is { } refused)
            return new[] { refused };
        if (await db.TestReports.SingleOrDefaultAsync(t => t.ProductId == productId && t.DocumentId == documentId, cancellationToken) is not { } report)
            return new[] { Missing.Document(documentId) };
        db.Remove(report);
        var saved = await db.SaveEditionAsync(report, cancellationToken);
        return saved.IsSuccess ? product : FieldResult<Product>.Failure(saved.Errors);
    }

    private static Task<Product?> FindAsync(CatalogueDb db, ProductId id, CancellationToken cancellationToken) =>
        db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
}
