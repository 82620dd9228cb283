using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A booked advertisement is shown from now on: its merchant owes the fee (CAT-20, SET-05). It is told once for each booking.</summary>
/// <param name="Placement">The booking.</param>
/// <param name="Merchant">Who owes it.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Amount">The fee, in minor units.</param>
/// <param name="Currency">Its currency, by ISO 4217.</param>
/// <param name="From">The first day on which it is shown, in the business time zone.</param>
/// <param name="Until">The day before which it ends.</param>
[Event("catalogue.advertising-fee-due")]
public sealed record AdvertisingFeeDue(AdPlacementId Placement, MerchantId Merchant, AdSlotId Slot, long Amount, string Currency, DateOnly From, DateOnly Until) : IEvent
{
    Guid IEvent.AggregateId => Placement.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
