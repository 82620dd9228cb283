using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;

namespace Orders.TrackParcels;

/// <summary>What carriers have reported of a parcel.</summary>
[ExtendObjectType<Shipment>]
internal static class TrackingOfShipment
{
    /// <summary>What its carrier has reported, in the order in which it happened (ORD-05).</summary>
    [ListSize(AssumedSize = 6)]
    public static async Task<IReadOnlyList<TrackingEvent>> GetTrackingEventsAsync(
        [Parent(Requires = $"{nameof(Shipment.OrderId)} {nameof(Shipment.Number)}")] Shipment shipment, IDataLoader<OrderId, TrackingEvent[]> events, CancellationToken cancellationToken) =>
        [.. (await events.LoadAsync(shipment.OrderId, cancellationToken) ?? []).Where(e => e.ShipmentNumber == shipment.Number)];
}

/// <summary>Loads what carriers have reported.</summary>
internal static class TrackingLoaders
{
    /// <summary>Reports by order, in the order in which things happened.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, TrackingEvent>> GetTrackingByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.TrackingEvents.AsNoTracking().Where(e => ids.Contains(e.OrderId)).OrderBy(e => e.At).ThenBy(e => e.EventId).ToListAsync(cancellationToken)).ToLookup(e => e.OrderId);
}
