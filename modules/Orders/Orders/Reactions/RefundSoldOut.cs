using Catalogue.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;
using Orders.CancelOrder;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Reactions;

/// <summary>Gives the money back where a payment came when the reservation had expired and the goods were sold out (domain.md, section 8).</summary>
internal sealed class RefundSoldOut(OrdersDb db) : IHandle<ReservationLost>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ReservationLost happened, EventSource source, CancellationToken cancellationToken)
    {
        if (await db.Orders.Include(o => o.Lines).AsSingleQuery().SingleOrDefaultAsync(o => o.Reservation == happened.Reservation, cancellationToken) is not { } order)
            return;
        db.CancelAsGiven(order, BuyerActions.Cancel, StepReason.Told("SOLD_OUT"), RefundReason.SoldOut, Actor.System, source.OccurredAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}
