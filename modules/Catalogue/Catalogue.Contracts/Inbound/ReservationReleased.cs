using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>What is left of a reservation is not wanted any more, since its order was cancelled or has expired (CAT-04).</summary>
/// <param name="Reservation">The command under which it was reserved.</param>
[Event("catalogue.reservation-released")]
public sealed record ReservationReleased(CommandId Reservation) : IEvent
{
    Guid IEvent.AggregateId => Reservation.Value;
}
