using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A service was handed in, decided on, listed or delisted (CAT-02).</summary>
/// <param name="Service">The service.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Status">Its state from then on: <c>SUBMITTED</c>, <c>CHANGES_REQUESTED</c>, <c>REJECTED</c>, <c>APPROVED</c>, <c>LISTED</c> or <c>DELISTED</c>.</param>
[Event("catalogue.service-listing-changed")]
public sealed record ServiceListingChanged(ServiceListingId Service, MerchantId Merchant, string Status) : IEvent
{
    Guid IEvent.AggregateId => Service.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
