using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells a merchant's people that goods run short (ACC-04, CAT-04).</summary>
internal sealed class StockNotices : INotifier<StockRanLow>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(StockRanLow happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        [new(SellingNotices.StockRanLow, Audience.HoldingAt(happened.Merchant.Value, CataloguePermissions.MoveStock), NodeId.Of(happened.Alert))]);
}
