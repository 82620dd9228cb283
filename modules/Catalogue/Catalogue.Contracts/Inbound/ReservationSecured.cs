using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>What was reserved is paid for: the reservation does not expire any more (CAT-04).</summary>
/// <param name="Reservation">The command under which it was reserved.</param>
[Event("catalogue.reservation-secured")]
public sealed record ReservationSecured(CommandId Reservation) : IEvent
{
    Guid IEvent.AggregateId => Reservation.Value;
}
