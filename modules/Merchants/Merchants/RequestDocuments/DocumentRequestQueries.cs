using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.RequestDocuments;

/// <summary>Reading requests for papers and how their collecting goes.</summary>
[QueryType]
[Authorize(MerchantsPermissions.ReadCollection)]
internal static class DocumentRequestQueries
{
    /// <summary>A request for papers by its id; null where there is none that the caller may see (DOC-01).</summary>
    /// <param name="id">The request's id.</param>
    public static Task<DocumentRequest?> GetDocumentRequestAsync(DocumentRequestId id, IDataLoader<DocumentRequestId, DocumentRequest> requests, CancellationToken cancellationToken) =>
        requests.LoadAsync(id, cancellationToken);

    /// <summary>The requests for papers, the newest first (DOC-01).</summary>
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(DocumentRequest.Status), nameof(DocumentRequest.Number), nameof(DocumentRequest.Department), nameof(DocumentRequest.DueAt), nameof(DocumentRequest.RequestedAt),
    ])]
    [UseSorting(Properties = [nameof(DocumentRequest.RequestedAt), nameof(DocumentRequest.DueAt), nameof(DocumentRequest.Status), nameof(DocumentRequest.Department)])]
    public static IQueryable<DocumentRequest> GetDocumentRequests(MerchantsDb db) =>
        db.DocumentRequests.AsNoTracking().OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id);

    /// <summary>The papers that are to be collected, or were, the most urgent first (DOC-03).</summary>
    /// <param name="mine">Only those that the caller is to collect.</param>
    [UsePaging]
    [UseFiltering(Properties = [nameof(CollectionTask.Status), nameof(CollectionTask.Type), nameof(CollectionTask.Source), nameof(CollectionTask.SourceName), nameof(CollectionTask.DueAt)])]
    [UseSorting(Properties = [nameof(CollectionTask.DueAt), nameof(CollectionTask.Status), nameof(CollectionTask.Type)])]
    public static IQueryable<CollectionTask> GetCollectionTasks(bool? mine, MerchantsDb db) =>
        db.CollectionTasks.AsNoTracking().Where(t => mine != true || t.ResponsibleId == db.Caller.UserId).OrderBy(t => t.DueAt).ThenBy(t => t.Id);
}

/// <summary>The requests for papers of an application.</summary>
[ExtendObjectType<MerchantApplicationId>]
internal static class ApplicationDocumentRequests
{
    /// <summary>What departments have asked for of the applicant, the newest first (DOC-01).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.ReadCollection)]
    public static IQueryable<DocumentRequest> GetDocumentRequests([Parent] MerchantApplicationId application, MerchantsDb db) =>
        db.DocumentRequests.AsNoTracking().Where(r => r.ApplicationId == application).OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id);
}

/// <summary>The requests for papers of a merchant.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantDocumentRequests
{
    /// <summary>What departments have asked for of the merchant, also before it was one, the newest first (DOC-01).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.ReadCollection)]
    public static IQueryable<DocumentRequest> GetDocumentRequests([Parent] MerchantId merchant, MerchantsDb db) =>
        db.DocumentRequests.AsNoTracking().Where(r => db.Applications.Any(a => a.Id == r.ApplicationId && a.MerchantId == merchant))
            .OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id);
}
