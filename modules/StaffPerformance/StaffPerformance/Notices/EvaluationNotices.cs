using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Contracts.Events;
using StaffPerformance.Persistence;

namespace StaffPerformance.Notices;

/// <summary>
/// Who is told what becomes of an evaluation (ACC-04): the staff member that it was published and rechecked, and that points were added or taken; those who recheck, that there is an
/// appeal. The words hold no score: whoever may see the evaluation reads it there.
/// </summary>
internal sealed class EvaluationNotices(StaffPerformanceDb db) :
    INotifier<EvaluationPublished>, INotifier<EvaluationAppealed>, INotifier<EvaluationRechecked>, INotifier<ScoreAdjusted>
{
    private static readonly NotificationKind Published = Kind("staff-performance.evaluation-published", "NOTICE_PUBLISHED", "NOTICE_PUBLISHED.TEXT", isMailed: true);

    private static readonly NotificationKind Appealed = Kind("staff-performance.evaluation-appealed", "NOTICE_APPEALED", "NOTICE_APPEALED.TEXT");

    private static readonly NotificationKind Upheld = Kind("staff-performance.evaluation-upheld", "NOTICE_UPHELD", "NOTICE_UPHELD.TEXT", isMailed: true);

    private static readonly NotificationKind Changed = Kind("staff-performance.evaluation-changed", "NOTICE_CHANGED", "NOTICE_CHANGED.TEXT", isMailed: true);

    private static readonly NotificationKind Adjusted = Kind("staff-performance.score-adjusted", "NOTICE_ADJUSTED", "NOTICE_ADJUSTED.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Published, Appealed, Upheld, Changed, Adjusted];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(EvaluationPublished happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Member, Published, NodeId.Of(happened.Evaluation), happened.Period, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(EvaluationAppealed happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        [new(Appealed, Audience.Holding(StaffPerformancePermissions.Recheck), NodeId.Of(happened.Evaluation), new NoticeArgument("period", happened.Period))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(EvaluationRechecked happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Member, happened.IsChanged ? Changed : Upheld, NodeId.Of(happened.Evaluation), happened.Period, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ScoreAdjusted happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Member, Adjusted, NodeId.Of(happened.Adjustment), happened.Period, cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellAsync(StaffMemberId member, NotificationKind kind, NodeId subject, string period, CancellationToken cancellationToken)
    {
        var user = await db.Staff.Where(m => m.Id == member).Select(m => m.UserId).SingleAsync(cancellationToken);
        return [new(kind, Audience.Of(user.Value), subject, new NoticeArgument("period", period))];
    }

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<StaffPerformanceModule>(code, title, text, isMailed);
}
