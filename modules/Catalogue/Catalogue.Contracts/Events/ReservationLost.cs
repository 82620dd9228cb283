using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>What was reserved had expired before it was paid for, and is sold out by now: whoever has paid gets the money back (CAT-04).</summary>
/// <param name="Reservation">The command under which it was reserved.</param>
/// <param name="Merchant">Whose goods.</param>
[Event("catalogue.reservation-lost")]
public sealed record ReservationLost(CommandId Reservation, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Reservation.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
