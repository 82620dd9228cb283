using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Messaging;
using Orders.Persistence;
using Orders.PlaceOrder;

namespace Orders.PlaceOrders;

/// <summary>
/// Reserves the parts of a basket one after the other, all or none. Each is a command of its own, noted before it is sent; all are kept by the one save that writes their orders. Whoever
/// dies before that save leaves commands that the sweeper takes back, each by itself; whoever dies after it leaves orders that have their stock.
/// </summary>
internal sealed class PartReservations(OrdersDb db, CommandSender<OrdersDb> commands, IStockReservations stock)
{
    /// <summary>Reserves all parts, at the prices that the buyer has seen; what was reserved of a basket of which something is refused is taken back at once.</summary>
    /// <returns>The parts with their commands, or why not.</returns>
    public async Task<(IReadOnlyList<(BasketPart Part, SentCommand<StockReserved> Sent)> Reserved, IUserError? Refused)> ReserveAsync(
        IReadOnlyList<BasketPart> parts, CancellationToken cancellationToken)
    {
        var reserved = new List<(BasketPart, SentCommand<StockReserved>)>();
        foreach (var part in parts)
        {
            var sent = await commands.SendAsync(stock, (port, id) => port.ReserveAsync(id, part.ToReserve(), cancellationToken), cancellationToken);
            if (sent.IsAccepted)
                reserved.Add((part, sent));
            var refused = sent.IsAccepted ? Reservations.PriceChanged([.. part.Lines.Select(l => l.Line)], sent.Result) : Reservations.ErrorOf(sent.Refusal);
            if (refused is null)
                continue;
            await TakeBackAsync(reserved, cancellationToken);
            return ([], refused);
        }

        return (reserved, null);
    }

    /// <summary>Keeps what was reserved: with the next save it is no more to be taken back.</summary>
    public void Keep(IEnumerable<(BasketPart Part, SentCommand<StockReserved> Sent)> reserved)
    {
        foreach (var (_, sent) in reserved)
            db.Keep(sent);
    }

    /// <summary>Takes back what there is no use for after all.</summary>
    public async Task TakeBackAsync(IEnumerable<(BasketPart Part, SentCommand<StockReserved> Sent)> reserved, CancellationToken cancellationToken)
    {
        foreach (var (_, sent) in reserved)
            await commands.TakeBackAsync(sent, cancellationToken);
    }
}
