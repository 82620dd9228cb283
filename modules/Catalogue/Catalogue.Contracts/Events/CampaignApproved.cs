using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A campaign was approved, and is locked: it runs as it was approved (CAT-15).</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.campaign-approved")]
public sealed record CampaignApproved(CampaignId Campaign, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Campaign.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
