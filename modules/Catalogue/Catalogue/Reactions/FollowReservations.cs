using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Catalogue.Contracts.Inbound;
using Catalogue.Model;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Catalogue.ReserveForOrders;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Reactions;

/// <summary>Follows what becomes of the orders that stock is reserved for (CAT-04).</summary>
internal sealed class FollowReservations(CatalogueDb db, ReceivedCommands<CatalogueDb> received, TimeProvider clock) :
    IHandle<ReservationSecured>, IHandle<ReservationReleased>, IHandle<ReservedStockDispatched>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ReservationSecured happened, EventSource source, CancellationToken cancellationToken)
    {
        // From here on nobody else ends it; where that has happened already, it says so itself.
        await received.ConfirmAsync(db, happened.Reservation, _ => Task.CompletedTask, cancellationToken);
        var reservation = await FindAsync(happened.Reservation, cancellationToken);
        // It lapsed before the payment came. Who has paid gets the goods all the same, as long as there are some.
        if (reservation.Status != ReservationStatus.Lapsed || await TryTakeAgainAsync(reservation, cancellationToken))
        {
            reservation.Secure(source.OccurredAt);
        }
        else
        {
            reservation.Lose();
            db.Raise(new ReservationLost(happened.Reservation, reservation.MerchantId), clock.GetUtcNow().UtcDateTime);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(ReservationReleased happened, EventSource source, CancellationToken cancellationToken)
    {
        // From here on nobody else ends it; where it has ended already, nothing is left to be released.
        await received.ConfirmAsync(db, happened.Reservation, _ => Task.CompletedTask, cancellationToken);
        await db.ReleaseAsync(happened.Reservation, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleAsync(ReservedStockDispatched happened, EventSource source, CancellationToken cancellationToken)
    {
        var reservation = await FindAsync(happened.Reservation, cancellationToken);
        reservation.Dispatch(happened.Lines);
        foreach (var line in happened.Lines.OrderBy(l => l.Variant.Value))
        {
            await db.MoveAsync(line.Variant, onHand: -line.Quantity, reserved: -line.Quantity, cancellationToken);
            db.Add(StockMovement.Of(line.Variant, reservation.MerchantId, StockMovementKind.Dispatched, -line.Quantity, new Actor(source.ActorId), source.OccurredAt));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> TryTakeAgainAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        var variants = reservation.Lines.Select(l => l.VariantId).ToList();
        var free = await db.StockLevels.AsNoTracking().Where(s => variants.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, s => s.OnHand - s.Reserved, cancellationToken);
        if (reservation.Lines.Any(l => free[l.VariantId] < l.Quantity))
            return false;
        foreach (var line in reservation.Lines.OrderBy(l => l.VariantId.Value))
            await db.MoveAsync(line.VariantId, onHand: 0, reserved: line.Quantity, cancellationToken);
        await db.CountPromotedAsync(reservation, [.. reservation.Lines.Select(l => new StockLine(l.VariantId, l.Quantity))], 1, cancellationToken);
        return true;
    }

    private async Task<Reservation> FindAsync(CommandId id, CancellationToken cancellationToken) =>
        await db.FindReservationAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Nothing was reserved under {id.Value}.");
}
