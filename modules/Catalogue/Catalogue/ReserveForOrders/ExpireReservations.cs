using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.ReserveForOrders;

/// <summary>Ends reservations that nobody has paid for or given back (CAT-04): whoever made them may be gone.</summary>
[Job("catalogue.expire-reservations", "20 * * * * ?")]
internal sealed class ExpireReservations(CatalogueDb db, Contracts.IStockReservations reservations, TimeProvider clock) : IJob
{
    private const int AtATime = 500;

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var over = await db.Reservations.AsNoTracking().Where(r => r.Status == ReservationStatus.Held && r.ExpiresAt < now)
            .OrderBy(r => r.ExpiresAt).Take(AtATime).Select(r => r.Id).ToListAsync(cancellationToken);
        var expired = 0;
        foreach (var reservation in over)
        {
            // Whoever secures it at this moment wins or loses by one row.
            if (await reservations.CancelAsync(reservation, cancellationToken) == CommandEnding.Cancelled)
                expired++;
        }

        run.Count("expired", expired);
    }
}
