using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts.Events;

namespace Risk.Notices;

/// <summary>Who is told what of risks (ACC-04): staff alone, by what they hold. The words hold neither merchant nor figure: whoever may see the object reads them there.</summary>
internal sealed class RiskNotices : INotifier<RiskIdentified>, INotifier<ScreeningOpened>, INotifier<RiskAlertRaised>
{
    private static readonly NotificationKind Identified = Kind("risk.risk-identified", "NOTICE_IDENTIFIED", "NOTICE_IDENTIFIED.TEXT");

    private static readonly NotificationKind Reviewed = Kind("risk.screening-opened", "NOTICE_SCREENING", "NOTICE_SCREENING.TEXT");

    private static readonly NotificationKind Held = Kind("risk.order-held", "NOTICE_HELD", "NOTICE_HELD.TEXT", isMailed: true);

    private static readonly NotificationKind Alerted = Kind("risk.alert-raised", "NOTICE_ALERT", "NOTICE_ALERT.TEXT", isMailed: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Identified, Reviewed, Held, Alerted];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(RiskIdentified happened, CancellationToken cancellationToken) =>
        Told(new(Identified, Audience.Holding(RiskPermissions.Manage), NodeId.Of(happened.Risk)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ScreeningOpened happened, CancellationToken cancellationToken) =>
        Told(new(happened.IsHeld ? Held : Reviewed, Audience.Holding(RiskPermissions.DecideScreening), NodeId.Of(happened.Decision)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(RiskAlertRaised happened, CancellationToken cancellationToken) =>
        Told(new(Alerted, Audience.Holding(RiskPermissions.HandleAlerts), NodeId.Of(happened.Alert)));

    private static Task<IReadOnlyList<Notice>> Told(Notice notice) => Task.FromResult<IReadOnlyList<Notice>>([notice]);

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<RiskModule>(code, title, text, isMailed);
}
