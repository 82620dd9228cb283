using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ReadMerchants;

/// <summary>Reading merchants, applications and papers. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class MerchantQueries
{
    /// <summary>A merchant by its id; null where there is none that the caller may see.</summary>
    /// <param name="id">The merchant's id.</param>
    public static Task<Merchant?> GetMerchantAsync(MerchantId id, IDataLoader<MerchantId, Merchant> merchants, CancellationToken cancellationToken) =>
        merchants.LoadAsync(id, cancellationToken);

    /// <summary>The merchants that the caller may see, the newest first.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Merchant.Status), nameof(Merchant.Name), nameof(Merchant.Uscc), nameof(Merchant.CreatedAt)])]
    [UseSorting(Properties = [nameof(Merchant.Name), nameof(Merchant.Status), nameof(Merchant.CreatedAt)])]
    public static IQueryable<Merchant> GetMerchants(MerchantsDb db) =>
        db.Merchants.AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id);

    /// <summary>An application by its id; null where there is none that the caller may see (MER-02).</summary>
    /// <param name="id">The application's id.</param>
    public static Task<MerchantApplication?> GetMerchantApplicationAsync(
        MerchantApplicationId id, IDataLoader<MerchantApplicationId, MerchantApplication> applications, CancellationToken cancellationToken) =>
        applications.LoadAsync(id, cancellationToken);

    /// <summary>The applications that the caller may see, the newest first; for staff, everybody's (MER-02).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(MerchantApplication.Status), nameof(MerchantApplication.LegalName), nameof(MerchantApplication.Uscc), nameof(MerchantApplication.SubmittedAt)])]
    [UseSorting(Properties = [nameof(MerchantApplication.LegalName), nameof(MerchantApplication.Status), nameof(MerchantApplication.SubmittedAt)])]
    public static IQueryable<MerchantApplication> GetMerchantApplications(MerchantsDb db) =>
        db.Applications.AsNoTracking().OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id);

    /// <summary>The caller's own applications, whoever filled them in, the newest first (MER-02).</summary>
    [UsePaging]
    public static IQueryable<MerchantApplication> GetMyApplications(MerchantsDb db, ICaller caller) =>
        db.Applications.AsNoTracking().Where(a => a.OwnerId == caller.UserId).OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id);

    /// <summary>A paper by its id; null where there is none that the caller may see (DOC-06).</summary>
    /// <param name="id">The paper's id.</param>
    public static Task<Document?> GetDocumentAsync(DocumentId id, IDataLoader<DocumentId, Document> documents, CancellationToken cancellationToken) =>
        documents.LoadAsync(id, cancellationToken);
}
