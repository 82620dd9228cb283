using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>Some of what was reserved and paid for is not wanted any more, since its order was made smaller before its shipment (CAT-04).</summary>
/// <param name="Reservation">The command under which it was reserved.</param>
/// <param name="Lines">What is given back to the stock.</param>
[Event("catalogue.reservation-reduced")]
public sealed record ReservationReduced(CommandId Reservation, IReadOnlyList<StockLine> Lines) : IEvent
{
    Guid IEvent.AggregateId => Reservation.Value;
}
