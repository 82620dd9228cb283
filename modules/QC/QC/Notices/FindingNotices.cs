using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Contracts.Events;
using QC.Persistence;

namespace QC.Notices;

/// <summary>
/// Who is told what becomes of a finding (ACC-04): inspectors that there is something to inspect or to go on with, the merchant that something was found, who is to mend it, those who recheck, and the supervisors
/// where a deadline has passed.
/// </summary>
internal sealed class FindingNotices(QCDb db) :
    INotifier<SampleDrawn>, INotifier<InspectionHandedOver>, INotifier<InspectionReported>, INotifier<FindingAssigned>, INotifier<FindingFixed>, INotifier<FindingClosed>,
    INotifier<FindingReopened>, INotifier<FindingWaived>, INotifier<FindingOverdue>
{
    private static readonly NotificationKind Drawn = Kind("qc.sample-drawn", "NOTICE_DRAWN", "NOTICE_DRAWN.TEXT");

    private static readonly NotificationKind HandedOver = Kind("qc.inspection-handed-over", "NOTICE_HANDED_OVER", "NOTICE_HANDED_OVER.TEXT", isMailed: true);

    private static readonly NotificationKind Reported = Kind("qc.inspection-reported", "NOTICE_REPORTED", "NOTICE_REPORTED.TEXT", isMailed: true);

    private static readonly NotificationKind Assigned = Kind("qc.finding-assigned", "NOTICE_ASSIGNED", "NOTICE_ASSIGNED.TEXT", isMailed: true);

    private static readonly NotificationKind Fixed = Kind("qc.finding-fixed", "NOTICE_FIXED", "NOTICE_FIXED.TEXT");

    private static readonly NotificationKind Closed = Kind("qc.finding-closed", "NOTICE_CLOSED", "NOTICE_CLOSED.TEXT");

    private static readonly NotificationKind Reopened = Kind("qc.finding-reopened", "NOTICE_REOPENED", "NOTICE_REOPENED.TEXT", isMailed: true);

    private static readonly NotificationKind Waived = Kind("qc.finding-waived", "NOTICE_WAIVED", "NOTICE_WAIVED.TEXT");

    private static readonly NotificationKind Overdue = Kind("qc.finding-overdue", "NOTICE_OVERDUE", "NOTICE_OVERDUE.TEXT", isMailed: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Drawn, HandedOver, Reported, Assigned, Fixed, Closed, Reopened, Waived, Overdue];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(SampleDrawn happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        [new(Drawn, Audience.Holding(QCPermissions.Inspect), NodeId.Of(happened.Sampling), new NoticeArgument("week", happened.Week), NoticeArgument.Of("size", happened.Size))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(InspectionHandedOver happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(HandedOver, Audience.Of(happened.Inspector.Value), NodeId.Of(happened.Inspection))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(InspectionReported happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        happened.Findings == 0
            ? []
            : [new(Reported, Audience.HoldingAt(happened.Merchant.Value, QCPermissions.Read), NodeId.Of(happened.Inspection), NoticeArgument.Of("findings", happened.Findings))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(FindingAssigned happened, CancellationToken cancellationToken) =>
        TellAsync(Assigned, Audience.Of(happened.Owner.Value), happened.Finding, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(FindingFixed happened, CancellationToken cancellationToken) =>
        TellAsync(Fixed, Audience.Holding(QCPermissions.Recheck), happened.Finding, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(FindingClosed happened, CancellationToken cancellationToken) =>
        await TellAsync(Closed, (await OwnerOfAsync(happened.Finding, cancellationToken)).And(Audience.HoldingAt(happened.Merchant.Value, QCPermissions.Read)), happened.Finding, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(FindingReopened happened, CancellationToken cancellationToken) =>
        await TellAsync(Reopened, await OwnerOfAsync(happened.Finding, cancellationToken), happened.Finding, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(FindingWaived happened, CancellationToken cancellationToken) =>
        await TellAsync(Waived, (await OwnerOfAsync(happened.Finding, cancellationToken)).And(Audience.HoldingAt(happened.Merchant.Value, QCPermissions.Read)), happened.Finding, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(FindingOverdue happened, CancellationToken cancellationToken) =>
        await TellAsync(Overdue, (await OwnerOfAsync(happened.Finding, cancellationToken)).And(Audience.Holding(QCPermissions.Waive)), happened.Finding, cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellAsync(NotificationKind kind, Audience to, FindingId finding, CancellationToken cancellationToken)
    {
        var code = await db.Findings.Where(f => f.Id == finding).Select(f => f.FaultCode).SingleAsync(cancellationToken);
        return [new(kind, to, NodeId.Of(finding), new NoticeArgument("faultCode", code))];
    }

    private async Task<Audience> OwnerOfAsync(FindingId finding, CancellationToken cancellationToken) =>
        await db.Findings.Where(f => f.Id == finding).Select(f => f.OwnerId).SingleAsync(cancellationToken) is { } owner ? Audience.Of(owner.Value) : Audience.Of();

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<QCModule>(code, title, text, isMailed);
}
