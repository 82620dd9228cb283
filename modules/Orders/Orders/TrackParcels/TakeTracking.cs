using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Orders.Model;
using Orders.Persistence;

namespace Orders.TrackParcels;

/// <summary>Takes what carriers report of parcels, each report once, in whatever order they come (ORD-05).</summary>
internal sealed class TakeTracking(ModuleDatabase<OrdersDb> database, TimeProvider clock)
{
    private const int MostTries = 10;

    /// <summary>Notes a report; with the delivery of its last parcel, an order of which all has left is delivered.</summary>
    /// <returns>Whether there is such a parcel.</returns>
    public async Task<bool> TakeAsync(TrackingReport said, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var parcels = await db.Shipments.Where(s => s.TrackingNumber == said.TrackingNumber && s.Carrier == said.Carrier).ToListAsync(cancellationToken);
            if (parcels.Count == 0)
                return false;
            // A number that was given twice, by mistake or for the parcels of several orders in one: all of them are told.
            await NoteAsync(db, parcels, said, cancellationToken);
            if (await db.TrySaveChangesAsync(cancellationToken) is null)
                return true;
            // This very report came twice, or its order was changed, at the same moment: look again.
            if (tries == MostTries)
                throw new DbUpdateConcurrencyException($"A parcel was reported {MostTries} times in vain, as others changed its order each time; the carrier reports again.");
        }
    }

    private async Task NoteAsync(OrdersDb db, List<Shipment> parcels, TrackingReport said, CancellationToken cancellationToken)
    {
        var ids = parcels.Select(p => p.OrderId).Distinct().ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        var orders = await db.Orders.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
        var all = (await db.Shipments.Where(s => ids.Contains(s.OrderId)).ToListAsync(cancellationToken)).ToLookup(s => s.OrderId);
        var known = await db.TrackingEvents.Where(e => ids.Contains(e.OrderId) && e.EventId == said.EventId).Select(e => new { e.OrderId, e.ShipmentNumber }).ToListAsync(cancellationToken);
        foreach (var parcel in parcels.Where(p => !known.Exists(k => k.OrderId == p.OrderId && k.ShipmentNumber == p.Number)))
        {
            db.Add(new TrackingEvent
            {
                OrderId = parcel.OrderId, ShipmentNumber = parcel.Number, EventId = said.EventId, Code = said.Code, At = said.At, Place = said.Place, ReceivedAt = now,
            });
            if (said.Code == TrackingCode.Delivered)
                parcel.Arrive(said.At);
            orders[parcel.OrderId].Track(parcel, said.Code, all[parcel.OrderId].All(s => s.DeliveredAt is not null), now);
        }
    }
}
