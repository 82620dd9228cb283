using Catalogue.Contracts.Inbound;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Catalogue.ReserveForOrders;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Gives back to the stock what orders that were made smaller do not want any more (CAT-04).</summary>
internal sealed class FollowReductions(CatalogueDb db) : IHandle<ReservationReduced>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ReservationReduced happened, EventSource source, CancellationToken cancellationToken)
    {
        // One that was lost has nothing to give back; its order ends by itself.
        var given = await db.FindReservationAsync(happened.Reservation, cancellationToken) is { } reservation ? reservation.Reduce(happened.Lines) : [];
        foreach (var line in given.OrderBy(l => l.Variant.Value))
            await db.MoveAsync(line.Variant, onHand: 0, reserved: -line.Quantity, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
