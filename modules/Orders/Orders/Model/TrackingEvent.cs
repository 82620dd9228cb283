using Modular.GraphQL;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What a carrier says of a parcel (ORD-05).</summary>
internal enum TrackingCode
{
    /// <summary>The carrier has it.</summary>
    PickedUp,

    /// <summary>It is on its way.</summary>
    InTransit,

    /// <summary>It is being brought to the recipient.</summary>
    OutForDelivery,

    /// <summary>The recipient has it.</summary>
    Delivered,

    /// <summary>It could not be delivered, and is tried again.</summary>
    Failed,

    /// <summary>It goes back to the merchant.</summary>
    Returned,
}

/// <summary>Something that a carrier has reported of a parcel (ORD-05). It never changes.</summary>
internal sealed class TrackingEvent
{
    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>The parcel, by its number among the order's shipments.</summary>
    [GraphQLIgnore]
    public int ShipmentNumber { get; init; }

    /// <summary>The carrier's name for the event, by which a repeated report is known.</summary>
    [GraphQLIgnore]
    public string EventId { get; init; } = "";

    /// <summary>What happened.</summary>
    public TrackingCode Code { get; init; }

    /// <summary>When it happened, as the carrier says (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Where, as the carrier says: a city or a hub; null where it does not.</summary>
    public string? Place { get; init; }

    /// <summary>When the report came (UTC).</summary>
    public DateTime ReceivedAt { get; init; }
}
