using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Notices;

/// <summary>Who is told of sanctions, exits and plans (ACC-04, MER-08, MER-09): the merchant's own people of what is decided about it, those who approve of what waits for them.</summary>
internal sealed class LifecycleNotices(MerchantsDb db) :
    INotifier<MerchantSanctionProposed>, INotifier<MerchantSanctionHeard>, INotifier<MerchantSanctionEffective>, INotifier<MerchantSanctionRevoked>,
    INotifier<MerchantExitBegun>, INotifier<MerchantExitCalledOff>, INotifier<MerchantExitCompleted>, INotifier<ImprovementPlanDrafted>, INotifier<ImprovementPlanConcluded>
{
    private static readonly NotificationKind SanctionProposed = Kind("merchants.sanction-proposed", "NOTICE_SANCTION_PROPOSED", "NOTICE_SANCTION_PROPOSED.TEXT", isMailed: true);
    private static readonly NotificationKind SanctionHeard = Kind("merchants.sanction-heard", "NOTICE_SANCTION_HEARD", "NOTICE_SANCTION_HEARD.TEXT");
    private static readonly NotificationKind SanctionEffective = Kind("merchants.sanction-effective", "NOTICE_SANCTION_EFFECTIVE", "NOTICE_SANCTION_EFFECTIVE.TEXT", isMailed: true);
    private static readonly NotificationKind SanctionRevoked = Kind("merchants.sanction-revoked", "NOTICE_SANCTION_REVOKED", "NOTICE_SANCTION_REVOKED.TEXT", isMailed: true);
    private static readonly NotificationKind ExitBegun = Kind("merchants.exit-begun", "NOTICE_EXIT_BEGUN", "NOTICE_EXIT_BEGUN.TEXT", isMailed: true);
    private static readonly NotificationKind ExitCalledOff = Kind("merchants.exit-called-off", "NOTICE_EXIT_CALLED_OFF", "NOTICE_EXIT_CALLED_OFF.TEXT", isMailed: true);
    private static readonly NotificationKind ExitCompleted = Kind("merchants.exit-completed", "NOTICE_EXIT_COMPLETED", "NOTICE_EXIT_COMPLETED.TEXT", isMailed: true);
    private static readonly NotificationKind PlanDrafted = Kind("merchants.improvement-plan-drafted", "NOTICE_PLAN_DRAFTED", "NOTICE_PLAN_DRAFTED.TEXT", isMailed: true);
    private static readonly NotificationKind PlanConcluded = Kind("merchants.improvement-plan-concluded", "NOTICE_PLAN_CONCLUDED", "NOTICE_PLAN_CONCLUDED.TEXT", isMailed: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> All { get; } =
        [SanctionProposed, SanctionHeard, SanctionEffective, SanctionRevoked, ExitBegun, ExitCalledOff, ExitCompleted, PlanDrafted, PlanConcluded];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantSanctionProposed happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(SanctionProposed, happened.Merchant, NodeId.Of(happened.Sanction), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantSanctionHeard happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(SanctionHeard, Audience.Holding(MerchantsPermissions.ApproveSanctions), NodeId.Of(happened.Sanction))]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantSanctionEffective happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(SanctionEffective, happened.Merchant, NodeId.Of(happened.Sanction), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantSanctionRevoked happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(SanctionRevoked, happened.Merchant, NodeId.Of(happened.Sanction), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantExitBegun happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(ExitBegun, happened.Merchant, NodeId.Of(happened.Exit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantExitCalledOff happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(ExitCalledOff, happened.Merchant, NodeId.Of(happened.Exit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(MerchantExitCompleted happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(ExitCompleted, happened.Merchant, NodeId.Of(happened.Exit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ImprovementPlanDrafted happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(PlanDrafted, happened.Merchant, NodeId.Of(happened.Plan), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(ImprovementPlanConcluded happened, CancellationToken cancellationToken) =>
        TellMerchantAsync(PlanConcluded, happened.Merchant, NodeId.Of(happened.Plan), cancellationToken);

    private async Task<IReadOnlyList<Notice>> TellMerchantAsync(NotificationKind kind, MerchantId merchant, NodeId subject, CancellationToken cancellationToken)
    {
        var owner = await db.Merchants.Where(m => m.Id == merchant).Select(m => m.OwnerId).SingleAsync(cancellationToken);
        return [new(kind, Audience.Of(owner).And(Audience.HoldingAt(merchant.Value, MerchantsPermissions.Read)), subject)];
    }

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<MerchantsModule>(code, title, text, isMailed);
}
