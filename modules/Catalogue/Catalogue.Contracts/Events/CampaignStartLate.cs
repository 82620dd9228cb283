using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>An approved campaign has not started in time, which is a breach (CAT-15).</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="PlannedFor">When it was to start (UTC).</param>
[Event("catalogue.campaign-start-late")]
public sealed record CampaignStartLate(CampaignId Campaign, MerchantId Merchant, DateTime PlannedFor) : IEvent
{
    Guid IEvent.AggregateId => Campaign.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
