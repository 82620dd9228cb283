using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>
/// Who is told what becomes of a paper under review (ACC-04): the uploader's side what was decided and what is asked (DOC-11, DOC-12), the reviewer that there is an answer, those who give out
/// reviews which of them are late, and the coordination group what departments dispute (DOC-18).
/// </summary>
internal sealed class ReviewNotices(MerchantsDb db) :
    INotifier<DocumentReviewed>, INotifier<DocumentReviewOverdue>, INotifier<DocumentClarificationRequested>, INotifier<DocumentClarificationEnded>,
    INotifier<DocumentDisputeRaised>, INotifier<DocumentDisputeResolved>, INotifier<DocumentReviewAssigned>
{
    private static readonly NotificationKind Approved = Kind("merchants.document-approved", "NOTICE_DOCUMENT_APPROVED", "NOTICE_DOCUMENT_APPROVED.TEXT");

    private static readonly NotificationKind Rejected = Kind("merchants.document-rejected", "NOTICE_DOCUMENT_REJECTED", "NOTICE_DOCUMENT_REJECTED.TEXT", isMailed: true);

    private static readonly NotificationKind Overdue = Kind("merchants.document-review-overdue", "NOTICE_REVIEW_OVERDUE", "NOTICE_REVIEW_OVERDUE.TEXT", isMailed: true);

    private static readonly NotificationKind Assigned = Kind("merchants.document-review-assigned", "NOTICE_REVIEW_ASSIGNED", "NOTICE_REVIEW_ASSIGNED.TEXT", isMailed: true);

    private static readonly NotificationKind Asked = Kind("merchants.document-clarification-requested", "NOTICE_CLARIFICATION_REQUESTED", "NOTICE_CLARIFICATION_REQUESTED.TEXT", isMailed: true);

    private static readonly NotificationKind Answered = Kind("merchants.document-clarification-answered", "NOTICE_CLARIFICATION_ANSWERED", "NOTICE_CLARIFICATION_ANSWERED.TEXT");

    private static readonly NotificationKind Disputed = Kind("merchants.document-dispute-raised", "NOTICE_DISPUTE_RAISED", "NOTICE_DISPUTE_RAISED.TEXT");

    private static readonly NotificationKind Resolved = Kind("merchants.document-dispute-resolved", "NOTICE_DISPUTE_RESOLVED", "NOTICE_DISPUTE_RESOLVED.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Approved, Rejected, Overdue, Asked, Answered, Disputed, Resolved, Assigned];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentReviewed happened, CancellationToken cancellationToken)
    {
        var isRejected = happened.Decision == StateName.Of(ReviewDecision.Reject);
        if (!isRejected && happened.Stage == StateName.Of(ReviewStage.First))
            return [];
        var side = await UploadersSideAsync(happened.Document, happened.VersionNumber, cancellationToken);
        return isRejected
            ? [new(Rejected, side, NodeId.Of(happened.Document), new NoticeArgument("reason", happened.ReasonCode!, nameof(RejectionReason)))]
            : [new(Approved, side, NodeId.Of(happened.Document))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentReviewOverdue happened, CancellationToken cancellationToken)
    {
        var assignee = await db.Documents.Where(d => d.Id == happened.Document).Select(d => d.AssigneeId).SingleAsync(cancellationToken);
        var to = Audience.Holding(MerchantsPermissions.AssignReview);
        return [new(Overdue, assignee is { } one ? to.And(Audience.Of(one)) : to, NodeId.Of(happened.Document), new NoticeArgument("stage", happened.Stage, nameof(ReviewStage)))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentReviewAssigned happened, CancellationToken cancellationToken)
    {
        var reviewer = await db.ReviewAssignments.Where(a => a.DocumentId == happened.Document && a.Ordinal == happened.Ordinal).Select(a => a.AssigneeId).SingleAsync(cancellationToken);
        return [new(Assigned, Audience.Of(reviewer), NodeId.Of(happened.Document))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentClarificationRequested happened, CancellationToken cancellationToken)
    {
        var asked = await FindAsync(happened.Document, happened.Ordinal, cancellationToken);
        var to = asked.TeamId is { } team
            ? Audience.Of(await db.ReviewTeamMembers.Where(m => m.TeamId == team).Select(m => m.UserId).ToListAsync(cancellationToken))
            : await UploadersSideAsync(happened.Document, asked.VersionNumber, cancellationToken);
        return [new(Asked, to, NodeId.Of(happened.Document))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentClarificationEnded happened, CancellationToken cancellationToken)
    {
        if (!happened.IsAnswered)
            return [];
        var asked = await FindAsync(happened.Document, happened.Ordinal, cancellationToken);
        return [new(Answered, Audience.Of(asked.AskedById), NodeId.Of(happened.Document))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentDisputeRaised happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(Disputed, Audience.Holding(MerchantsPermissions.SettleDispute), NodeId.Of(happened.Dispute))]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DocumentDisputeResolved happened, CancellationToken cancellationToken)
    {
        var dispute = await db.Disputes.AsNoTracking().SingleAsync(d => d.Id == happened.Dispute, cancellationToken);
        var sides = await db.DocumentVersions.Where(v => v.DocumentId == dispute.DocumentId && v.Number == dispute.VersionNumber)
            .SelectMany(v => v.Reviews.Select(r => r.ReviewerId)).ToListAsync(cancellationToken);
        var uploader = await db.DocumentVersions.Where(v => v.DocumentId == dispute.DocumentId && v.Number == dispute.VersionNumber).Select(v => v.UploaderId).SingleAsync(cancellationToken);
        return [new(Resolved, Audience.Of([dispute.RaisedById, uploader, .. sides]), NodeId.Of(happened.Dispute), new NoticeArgument("outcome", happened.Outcome, nameof(DocumentDisputeOutcome)))];
    }

    private Task<Clarification> FindAsync(DocumentId paper, int ordinal, CancellationToken cancellationToken) =>
        db.Clarifications.AsNoTracking().SingleAsync(c => c.DocumentId == paper && c.Ordinal == ordinal, cancellationToken);

    /// <summary>Whoever owns the paper and whoever handed the version in.</summary>
    private async Task<Audience> UploadersSideAsync(DocumentId paper, int version, CancellationToken cancellationToken)
    {
        var owner = await db.Documents.Where(d => d.Id == paper).Select(d => d.OwnerId).SingleAsync(cancellationToken);
        var uploader = await db.DocumentVersions.Where(v => v.DocumentId == paper && v.Number == version).Select(v => v.UploaderId).SingleAsync(cancellationToken);
        return Audience.Of(owner, uploader);
    }

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<MerchantsModule>(code, title, text, isMailed);
}
