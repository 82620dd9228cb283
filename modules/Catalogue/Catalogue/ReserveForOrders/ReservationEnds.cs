using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Catalogue.PriceRules;
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
        var released = reservation.Release().OrderBy(l => l.Variant.Value).ToList();
        foreach (var line in released)
            await db.MoveAsync(line.Variant, onHand: 0, reserved: -line.Quantity, cancellationToken);
        await db.CountPromotedAsync(reservation, released, -1, cancellationToken);
    }

    /// <summary>Counts what was promised at a promotion's price, or with a negative sign gives it back (CAT-09).</summary>
    public static async Task CountPromotedAsync(this CatalogueDb db, Reservation reservation, IReadOnlyList<StockLine> lines, int sign, CancellationToken cancellationToken)
    {
        var promoted = lines.Select(l => (Rule: reservation.Lines.Single(r => r.VariantId == l.Variant).PriceRuleId, l.Quantity)).Where(l => l.Rule is not null);
        foreach (var rule in promoted.GroupBy(l => l.Rule!.Value, l => l.Quantity).OrderBy(g => g.Key.Value))
            await db.CountUseAsync(rule.Key, sign * rule.Sum(), cancellationToken);
    }
}
