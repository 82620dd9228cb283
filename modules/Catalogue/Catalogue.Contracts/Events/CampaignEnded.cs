using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A campaign is over (CAT-15).</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="WasTerminated">Whether it was ended before its time, by two approvers.</param>
[Event("catalogue.campaign-ended")]
public sealed record CampaignEnded(CampaignId Campaign, MerchantId Merchant, bool WasTerminated) : IEvent
{
    Guid IEvent.AggregateId => Campaign.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
