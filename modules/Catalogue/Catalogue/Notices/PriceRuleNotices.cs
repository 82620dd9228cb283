using Catalogue.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Notices;

/// <summary>Tells a merchant's people that their promotion was approved (ACC-04, CAT-09).</summary>
internal sealed class PriceRuleNotices : INotifier<PriceRuleApproved>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PriceRuleApproved happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
        [new(SellingNotices.PriceRuleApproved, Audience.HoldingAt(happened.Merchant.Value, SellingPermissions.WritePriceRules), NodeId.Of(happened.PriceRule))]);
}
