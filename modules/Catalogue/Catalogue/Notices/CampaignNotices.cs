using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells those who plan and approve campaigns what becomes of them (ACC-04, CAT-15).</summary>
internal sealed class CampaignNotices : INotifier<CampaignApproved>, INotifier<CampaignStartLate>, INotifier<CampaignEnded>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(CampaignApproved happened, CancellationToken cancellationToken) => Tell(SellingNotices.CampaignApproved, happened.Campaign, happened.Merchant);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(CampaignStartLate happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
    [
        new(
            SellingNotices.CampaignStartLate, Audience.HoldingAt(happened.Merchant.Value, SellingPermissions.WriteCampaigns).And(Audience.Holding(SellingPermissions.ApproveCampaigns)),
            NodeId.Of(happened.Campaign)),
    ]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(CampaignEnded happened, CancellationToken cancellationToken) =>
        happened.WasTerminated ? Tell(SellingNotices.CampaignTerminated, happened.Campaign, happened.Merchant) : Task.FromResult<IReadOnlyList<Notice>>([]);

    private static Task<IReadOnlyList<Notice>> Tell(NotificationKind kind, CampaignId campaign, MerchantId merchant) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(kind, Audience.HoldingAt(merchant.Value, SellingPermissions.WriteCampaigns), NodeId.Of(campaign))]);
}
