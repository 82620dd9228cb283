using Modular.Kernel;

namespace Depot;

/// <summary>Binds stock for others until they confirm or cancel.</summary>
[CommandPort("depot.stock-reservations")]
public interface IStockReservations : ICommandPort
{
    /// <summary>Binds so many of an item, or refuses with <c>OUT_OF_STOCK</c> and the number that is left.</summary>
    Task<CommandAnswer<StockReserved>> ReserveAsync(CommandId command, ReserveStock asked, CancellationToken cancellationToken);
}

/// <summary>What is to be bound.</summary>
public sealed record ReserveStock(Guid Item, int Quantity);

/// <summary>What was bound, and how many are free after that.</summary>
public sealed record StockReserved(Guid Item, int Quantity, int Left);

/// <summary>What was reserved under a command was sold: an inbound event, which the buyer's module raises.</summary>
[Event("depot.stock-sold")]
public sealed record StockSold(CommandId Command) : IEvent
{
    Guid IEvent.AggregateId => Command.Value;
}
