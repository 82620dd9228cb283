using Catalogue.Model;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.ReserveForOrders;

/// <summary>How reservations end.</summary>
internal static class ReservationEnds
{
    /// <summary>The reservation with its lines, to be changed; null where the command never reserved anything.</summary>
    public static Task<Reservation?> FindReservationAsync(this CatalogueDb db, CommandId id, CancellationToken cancellationToken) =>
        db.Reservations.Include(r => r.Lines).AsSingleQuery().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);

    /// <summary>Gives back to the stock what is left of a reservation; nothing where it has ended. The caller saves.</summary>
    public static async Task ReleaseAsync(this CatalogueDb db, CommandId id, CancellationToken cancellationToken)
    {
        if (await db.FindReservationAsync(id, cancellationToken) is not { } reservation)
            return;
        foreach (var line in reservation.Release().OrderBy(l => l.Variant.Value))
            await db.MoveAsync(line.Variant, onHand: 0, reserved: -line.Quantity, cancellationToken);
    }
}
