using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ReviewQueue;

/// <summary>Whose review it is (DOC-17).</summary>
internal enum ReviewAssignee
{
    /// <summary>The caller's.</summary>
    Me,

    /// <summary>Somebody else's.</summary>
    Others,

    /// <summary>Nobody's yet.</summary>
    Nobody,
}

/// <summary>The papers that wait for a review.</summary>
[QueryType]
internal static class ReviewQueueQuery
{
    /// <summary>The papers that wait for a review, the most urgent first (DOC-09, DOC-10).</summary>
    /// <param name="stage">Only those that wait for this review.</param>
    /// <param name="assignedTo">Only those that were given to the caller, to others, or to nobody (DOC-17).</param>
    /// <param name="overdue">Only those that should be done by now, or that need not be.</param>
    [Authorize(MerchantsPermissions.ReadReviewQueue)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(Document.Type), nameof(Document.DueAt), nameof(Document.SubmittedAt), nameof(Document.AssignedAt)])]
    public static IQueryable<Document> GetReviewQueue(ReviewStage? stage, ReviewAssignee? assignedTo, bool? overdue, MerchantsDb db, TimeProvider clock)
    {
        var (me, now) = (db.Caller.UserId, clock.GetUtcNow().UtcDateTime);
        var waiting = db.Documents.AsNoTracking().Where(d => d.Stage != null && (stage == null || d.Stage == stage));
        waiting = assignedTo switch
        {
            ReviewAssignee.Me => waiting.Where(d => d.AssigneeId == me),
            ReviewAssignee.Others => waiting.Where(d => d.AssigneeId != null && d.AssigneeId != me),
            ReviewAssignee.Nobody => waiting.Where(d => d.AssigneeId == null),
            _ => waiting,
        };
        waiting = overdue switch
        {
            true => waiting.Where(d => d.DueAt < now),
            false => waiting.Where(d => d.DueAt >= now),
            _ => waiting,
        };
        return waiting.OrderBy(d => d.DueAt).ThenBy(d => d.Id);
    }
}

/// <summary>Whose review a paper is, and when it is late.</summary>
[ExtendObjectType<Document>]
internal static class ReviewOfDocument
{
    /// <summary>Who is to review it, by name (DOC-17); null where nobody was given it, for a user who is erased (ACC-03), and for those who do not work for the platform.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAssigneeAsync(
        [Parent(Requires = nameof(Document.AssigneeId))] IReadOnlyList<Document> papers, ICaller caller, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. papers.Select(d => caller.IsPlatformWide ? d.AssigneeId : null)], cancellationToken);

    /// <summary>Whether the caller is to review it (DOC-17).</summary>
    [Cost(0)]
    public static bool IsAssignedToMe([Parent(Requires = nameof(Document.AssigneeId))] Document paper, ICaller caller) => paper.AssigneeId is { } assignee && assignee == caller.UserId;

    /// <summary>When the review that it waits for counts as breached (UTC), by the due time and the grace of the settings; null where it waits for none.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<DateTime?>> GetBreachAtAsync(
        [Parent(Requires = nameof(Document.DueAt))] IReadOnlyList<Document> papers, ReviewDocument.ReviewTimers timers, CancellationToken cancellationToken) =>
        timers.BreachesOfAsync([.. papers.Select(d => d.DueAt)], cancellationToken);
}
