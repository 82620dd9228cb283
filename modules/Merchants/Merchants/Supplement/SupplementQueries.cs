using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Merchants.Supplement;

/// <summary>Reading requests for missing parts. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class SupplementQueries
{
    /// <summary>A request for a missing part by its id; null where there is none that the caller may see (DOC-27).</summary>
    /// <param name="id">The request's id.</param>
    public static Task<SupplementRequest?> GetSupplementRequestAsync(
        SupplementRequestId id, IDataLoader<SupplementRequestId, SupplementRequest> requests, CancellationToken cancellationToken) => requests.LoadAsync(id, cancellationToken);

    /// <summary>The requests for missing parts that the caller may see, the newest first; a merchant sees its own (DOC-27).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(SupplementRequest.Status), nameof(SupplementRequest.DueAt), nameof(SupplementRequest.RequestedAt)])]
    [UseSorting(Properties = [nameof(SupplementRequest.RequestedAt), nameof(SupplementRequest.DueAt), nameof(SupplementRequest.Status)])]
    public static IQueryable<SupplementRequest> GetSupplementRequests(MerchantsDb db) =>
        db.Supplements.AsNoTracking().OrderByDescending(s => s.RequestedAt).ThenByDescending(s => s.Id);
}

/// <summary>The missing parts of an application.</summary>
[ExtendObjectType<MerchantApplicationId>]
internal static class ApplicationSupplements
{
    /// <summary>The parts that reviewers have asked for, of the application itself and of its papers, the newest first (DOC-27).</summary>
    [UsePaging]
    public static IQueryable<SupplementRequest> GetSupplementRequests([Parent] MerchantApplicationId application, MerchantsDb db) =>
        db.Supplements.AsNoTracking().Where(s => s.ApplicationId == application).OrderByDescending(s => s.RequestedAt).ThenByDescending(s => s.Id);
}

/// <summary>The missing parts of a paper.</summary>
[ExtendObjectType<DocumentId>]
internal static class DocumentSupplements
{
    /// <summary>The parts of the paper that reviewers have asked for, the newest first (DOC-27).</summary>
    [UsePaging]
    public static IQueryable<SupplementRequest> GetSupplementRequests([Parent] DocumentId paper, MerchantsDb db) =>
        db.Supplements.AsNoTracking().Where(s => s.DocumentId == paper).OrderByDescending(s => s.RequestedAt).ThenByDescending(s => s.Id);
}

/// <summary>Loads requests for missing parts.</summary>
internal static class SupplementNodes
{
    /// <summary>Requests for missing parts by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<SupplementRequestId, SupplementRequest>> GetSupplementsByIdAsync(
        IReadOnlyList<SupplementRequestId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Supplements.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
}
