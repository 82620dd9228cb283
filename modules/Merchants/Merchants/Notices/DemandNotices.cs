using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told what becomes of requests for papers (ACC-04): the upload group that papers are wanted, who asked that they are there, who collects what is to be done and by when (DOC-01, DOC-03, DOC-05).</summary>
internal sealed class DemandNotices(MerchantsDb db) :
    INotifier<DocumentRequested>, INotifier<DocumentRequestFulfilled>, INotifier<DocumentRequestCancelled>, INotifier<CollectionAssigned>, INotifier<CollectionReturned>,
    INotifier<CollectionReminded>
{
    private static readonly NotificationKind Requested = Kind("merchants.documents-requested", "NOTICE_DOCUMENTS_REQUESTED", "NOTICE_DOCUMENTS_REQUESTED.TEXT");

    private static readonly NotificationKind Fulfilled = Kind("merchants.document-request-fulfilled", "NOTICE_REQUEST_FULFILLED", "NOTICE_REQUEST_FULFILLED.TEXT");

    private static readonly NotificationKind Cancelled = Kind("merchants.document-request-cancelled", "NOTICE_REQUEST_CANCELLED", "NOTICE_REQUEST_CANCELLED.TEXT");

    private static readonly NotificationKind Assigned = Kind("merchants.collection-assigned", "NOTICE_COLLECTION_ASSIGNED", "NOTICE_COLLECTION_ASSIGNED.TEXT", isMailed: true);

    private static readonly NotificationKind Returned = Kind("merchants.collection-returned", "NOTICE_COLLECTION_RETURNED", "NOTICE_COLLECTION_RETURNED.TEXT");

    private static readonly NotificationKind Due = Kind("merchants.collection-due", "NOTICE_COLLECTION_DUE", "NOTICE_COLLECTION_DUE.TEXT");

    private static readonly NotificationKind Overdue = Kind("merchants.collection-overdue", "NOTICE_COLLECTION_OVERDUE", "NOTICE_COLLECTION_OVERDUE.TEXT", isMailed: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Requested, Fulfilled, Cancelled, Assigned, Returned, Due, Overdue];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentRequested happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(Requested, Audience.Holding(MerchantsPermissions.Collect), NodeId.Of(happened.Request))]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentRequestFulfilled happened, CancellationToken cancellationToken) =>
        [new(Fulfilled, Audience.Of(await db.DocumentRequests.Where(r => r.Id == happened.Request).Select(r => r.RequestedById).SingleAsync(cancellationToken)), NodeId.Of(happened.Request))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentRequestCancelled happened, CancellationToken cancellationToken)
    {
        var collectors = await db.CollectionTasks.Where(t => t.RequestId == happened.Request && t.ResponsibleId != null).Select(t => t.ResponsibleId!.Value).Distinct().ToListAsync(cancellationToken);
        return collectors.Count == 0 ? [] : [new(Cancelled, Audience.Of(collectors), NodeId.Of(happened.Request))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(CollectionAssigned happened, CancellationToken cancellationToken) => TellCollectorAsync(happened.Task, Assigned, [], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(CollectionReturned happened, CancellationToken cancellationToken) => TellCollectorAsync(happened.Task, Returned, [], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(CollectionReminded happened, CancellationToken cancellationToken) => happened.DaysBefore is { } days
        ? TellCollectorAsync(happened.Task, Due, [NoticeArgument.Of("days", days)], cancellationToken)
        : TellCollectorAsync(happened.Task, Overdue, [], cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellCollectorAsync(CollectionTaskId id, NotificationKind kind, IReadOnlyList<NoticeArgument> arguments, CancellationToken cancellationToken) =>
        await db.CollectionTasks.Where(t => t.Id == id).Select(t => t.ResponsibleId).SingleAsync(cancellationToken) is { } collector
            ? [new(kind, Audience.Of(collector), NodeId.Of(id), arguments)]
            : [];

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<MerchantsModule>(code, title, text, isMailed);
}
