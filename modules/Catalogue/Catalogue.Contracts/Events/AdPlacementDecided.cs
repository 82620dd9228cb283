using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>It was decided on a booking of an advertising slot (CAT-20).</summary>
/// <param name="Placement">The booking.</param>
/// <param name="Merchant">Who has booked.</param>
/// <param name="IsApproved">Whether it will be shown.</param>
[Event("catalogue.ad-placement-decided")]
public sealed record AdPlacementDecided(AdPlacementId Placement, MerchantId Merchant, bool IsApproved) : IEvent
{
    Guid IEvent.AggregateId => Placement.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
