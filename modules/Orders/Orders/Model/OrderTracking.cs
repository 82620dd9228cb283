using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>What carriers report of an order's parcels (ORD-05).</summary>
internal sealed partial class Order
{
    /// <summary>When a carrier reported last of one of its parcels (UTC). Each report changes it, so that of two at once one looks again at what the other has brought.</summary>
    [GraphQLIgnore]
    public DateTime? TrackedAt { get; private set; }

    /// <summary>Takes note of a report. Once the last parcel has arrived, so has the order.</summary>
    /// <param name="shipment">The parcel.</param>
    /// <param name="code">What happened.</param>
    /// <param name="hasArrived">Whether all parcels have arrived.</param>
    /// <param name="at">When (UTC).</param>
    public void Track(Shipment shipment, TrackingCode code, bool hasArrived, DateTime at)
    {
        TrackedAt = at;
        Raise(new OrderTracked(Id, MerchantId, shipment.Number, StateName.Of(code)), at);
        if (hasArrived && Status == OrderStatus.Shipped)
            Deliver(Actor.System, at);
    }
}
