using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A campaign runs from now on (CAT-15).</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.campaign-started")]
public sealed record CampaignStarted(CampaignId Campaign, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Campaign.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
