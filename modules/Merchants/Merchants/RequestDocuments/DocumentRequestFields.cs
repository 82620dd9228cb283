using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.RequestDocuments;

/// <summary>The request's fields that are not its own columns.</summary>
[ObjectType<DocumentRequest>]
internal static class DocumentRequestFields
{
    /// <summary>The wanted papers with their collecting, in their order; at most 20.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<CollectionTask>> GetItemsAsync(
        [Parent(Requires = nameof(DocumentRequest.Id))] DocumentRequest request, IDataLoader<DocumentRequestId, CollectionTask[]> tasks, CancellationToken cancellationToken) =>
        await tasks.LoadAsync(request.Id, cancellationToken) ?? [];

    /// <summary>Who asked, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetRequestedByAsync(
        [Parent(Requires = nameof(DocumentRequest.RequestedById))] IReadOnlyList<DocumentRequest> requests, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. requests.Select(r => (Guid?)r.RequestedById)], cancellationToken);

    /// <summary>Whether papers are still missing after the day.</summary>
    public static bool IsOverdue([Parent(Requires = $"{nameof(DocumentRequest.DueAt)} {nameof(DocumentRequest.Status)}")] DocumentRequest request, TimeProvider clock) =>
        request.Status is DocumentRequestStatus.Open or DocumentRequestStatus.Collecting && request.DueAt < clock.GetUtcNow().UtcDateTime;
}

/// <summary>What the caller may do with a request now (FE-01).</summary>
[ExtendObjectType<DocumentRequestId>]
internal static class DocumentRequestAllowedActions
{
    /// <summary>What can be done with the request, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 1)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(DocumentRequest.Id)} {nameof(DocumentRequest.Status)} {nameof(DocumentRequest.MerchantId)}")] DocumentRequest request, AllowedActions allowed) =>
        allowed.Of(DocumentRequestActions.All, DocumentRequestFacts.Of(request));
}

/// <summary>Loads requests and their wanted papers, in one query for all that are asked for at the same time.</summary>
internal static class DocumentRequestLoaders
{
    /// <summary>Requests by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DocumentRequestId, DocumentRequest>> GetDocumentRequestsByIdAsync(
        IReadOnlyList<DocumentRequestId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.DocumentRequests.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);

    /// <summary>The collecting of papers by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<CollectionTaskId, CollectionTask>> GetCollectionTasksByIdAsync(
        IReadOnlyList<CollectionTaskId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.CollectionTasks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);

    /// <summary>The collecting of papers by their request, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<DocumentRequestId, CollectionTask>> GetTasksByRequestAsync(IReadOnlyList<DocumentRequestId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.CollectionTasks.AsNoTracking().Where(t => ids.Contains(t.RequestId)).OrderBy(t => t.Ordinal).ToListAsync(cancellationToken)).ToLookup(t => t.RequestId);
}
