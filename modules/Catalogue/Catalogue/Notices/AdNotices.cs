using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells a merchant's people what was decided on their booking (ACC-04, CAT-20).</summary>
internal sealed class AdNotices : INotifier<AdPlacementDecided>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(AdPlacementDecided happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
    [
        new(
            happened.IsApproved ? SellingNotices.AdApproved : SellingNotices.AdRejected, Audience.HoldingAt(happened.Merchant.Value, SellingPermissions.BookAds), NodeId.Of(happened.Placement)),
    ]);
}
