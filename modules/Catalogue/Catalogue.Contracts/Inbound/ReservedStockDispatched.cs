using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>Some of what was reserved has left the warehouse (CAT-04).</summary>
/// <param name="Reservation">The command under which it was reserved.</param>
/// <param name="Lines">What has left.</param>
[Event("catalogue.reserved-stock-dispatched")]
public sealed record ReservedStockDispatched(CommandId Reservation, IReadOnlyList<StockLine> Lines) : IEvent
{
    Guid IEvent.AggregateId => Reservation.Value;
}
